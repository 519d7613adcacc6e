package io.podium.local.torture.check;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Progress;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.local.torture.world.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a task may move from one write to the next. */
final class TaskRules {
    private final Findings findings;
    private final Witness witness;
    private final Map<TaskKey, Task> tasks;
    private final Set<TaskKey> ended = new HashSet<>();

    TaskRules(Findings findings, Witness witness, Map<TaskKey, Task> tasks) {
        this.findings = findings;
        this.witness = witness;
        this.tasks = tasks;
    }

    void moved(@Nullable Task before, Task after, Instant now) {
        if (after.status().isFinal()) {
            ended.add(after.key());
        }
        if (before == null) {
            findings.require(after.version() == 1, "a task begins with version 1", after);
            return;
        }
        findings.require(after.version() == before.version() + 1, "a task counts every write", before, after);
        Progress was = before.progress();
        Progress is = after.progress();
        findings.require(is.fence() >= was.fence(), "a task never takes a fence back", before, after);
        boolean redriven = (before.status() == TaskStatus.DEAD || before.status() == TaskStatus.FAILED)
                && !after.status().isFinal();
        findings.require(
                !before.status().isFinal() || redriven, "a task never changes when it has ended", before, after);
        leased(before, after);
        taken(before, after, now);
        preempted(before, after);
        if (after.status().isLive()) {
            after.spec().dependsOn().forEach(parent -> allowed(parent, after));
        }
    }

    /** A lease is given to who waits, with a token of its own. */
    private void leased(Task before, Task after) {
        Lease lease = after.lease();
        if (lease == null) {
            return;
        }
        Lease held = before.lease();
        if (held == null) {
            findings.require(before.status() == TaskStatus.READY, "only a ready task is placed", before, after);
            findings.require(
                    lease.token().fence() == before.progress().fence() + 1,
                    "a lease takes the next fence",
                    before,
                    after);
        } else {
            findings.require(lease.token().equals(held.token()), "a task has one live lease", before, after);
        }
    }

    /** Whoever runs a task loses it by his own word, by a client's, or because his lease ran out. */
    private void taken(Task before, Task after, Instant now) {
        Lease lease = before.lease();
        if (lease == null || after.lease() != null) {
            return;
        }
        TaskKey key = before.key();
        if (after.status() == TaskStatus.SUCCEEDED) {
            findings.require(
                    witness.saidCompletion(key, lease.token()),
                    "a task succeeds by the word of who holds its lease",
                    before,
                    after);
        } else if (before.status() == TaskStatus.RUNNING && after.status() != TaskStatus.CANCELLED) {
            boolean ranOut = !now.plus(World.MOST_SKEW).isBefore(lease.expiresAt());
            findings.require(
                    ranOut || witness.saidEnd(key, lease.token()),
                    "a running task is taken only when its lease has run out",
                    now,
                    before,
                    after);
        }
    }

    private void preempted(Task before, Task after) {
        Progress was = before.progress();
        Progress is = after.progress();
        int times = is.preemptions() - was.preemptions();
        if (times != 0) {
            Lease held = before.lease();
            boolean asked = held != null && held.preempt();
            findings.require(times == 1 && asked, "a task is preempted once, where it was asked back", before, after);
            findings.require(
                    is.attempts() == was.attempts() - 1 && is.ranSeconds() >= was.ranSeconds(),
                    "a preempted task keeps its progress and loses no attempt",
                    before,
                    after);
        }
    }

    private void allowed(String parentId, Task after) {
        TaskKey parent = new TaskKey(after.key().tenant(), parentId);
        Task known = tasks.get(parent);
        boolean succeeded = known != null && known.status() == TaskStatus.SUCCEEDED;
        boolean runs = succeeded || (after.spec().failedParent() == FailedParentRule.RUN && ended.contains(parent));
        findings.require(runs, "a task runs after those it depends on", "parent: " + known, after);
    }

    /** A live task holds in the ledger what its lease says. */
    void holds(Task task, Ledger ledger) {
        Lease lease = task.requireLease();
        Holding holding = ledger.find(task.key(), lease.token()).orElse(null);
        boolean same = holding != null
                && holding.amount().equals(lease.allocation())
                && holding.serviceId().equals(lease.serviceId());
        findings.require(same, "a live task holds what its lease says", task, ledger);
    }
}
