package io.podium.local.torture.check;

import io.podium.domain.store.WaitingStore;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.local.torture.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A task that is placed as it is submitted overtakes nobody who waits for the same service. Who has just begun to wait may
 * be overlooked, because the index lags and the call that places may stall; who has waited for long may not.
 */
final class QueueRules {
    private static final Duration SEEN_BY_ALL = Duration.ofMinutes(30);

    private final Findings findings;
    private final Map<TaskKey, Task> waiting = new TreeMap<>();
    private final Map<TaskKey, Instant> since = new TreeMap<>();
    private final Function<String, Set<String>> typesOf;

    /** @param typesOf the types of task that a service runs */
    QueueRules(Findings findings, Function<String, Set<String>> typesOf) {
        this.findings = findings;
        this.typesOf = typesOf;
    }

    void begins(Task task, Instant now) {
        findings.require(
                (task.lease() == null) == (task.progress().fence() == 0),
                "a task takes its first fence with its first lease",
                task);
        if (task.lease() == null) {
            return;
        }
        Instant due = task.spec().notBefore();
        boolean alone = task.spec().dependsOn().isEmpty()
                && task.spec().membership().gang() == null
                && (due == null || !due.isAfter(task.submittedAt()));
        findings.require(
                alone && task.status() == TaskStatus.PLACED,
                "a task is placed at once only where it waits for nobody",
                task);
        Set<String> types = typesOf.apply(task.requireLease().serviceId());
        waiting.forEach((key, other) -> {
            boolean competes =
                    other.spec().shard().pool().equals(task.spec().shard().pool())
                            && types.contains(other.spec().type());
            findings.require(
                    !competes || now.isBefore(since.getOrDefault(key, now).plus(SEEN_BY_ALL)),
                    "a submission overtakes nobody",
                    task,
                    other);
        });
    }

    /** Looks at the notes by which submissions know whether somebody waits. */
    void check(WaitingStore notes, Instant now) {
        Set<ShardKey> shards = waiting.values().stream()
                .filter(task ->
                        !now.isBefore(since.getOrDefault(task.key(), now).plus(SEEN_BY_ALL)))
                .map(task -> task.spec().shard())
                .collect(Collectors.toSet());
        if (!shards.isEmpty()) {
            Instant latest = now.plus(World.MOST_SKEW);
            notes.findAll(shards)
                    .forEach((shard, note) ->
                            findings.require(note.mayWait(latest), "who waits for long is noted", shard, note));
        }
    }

    void written(Task task, Instant now) {
        if (task.status() == TaskStatus.READY) {
            waiting.put(task.key(), task);
            since.putIfAbsent(task.key(), now);
        } else {
            waiting.remove(task.key());
            since.remove(task.key());
        }
    }
}
