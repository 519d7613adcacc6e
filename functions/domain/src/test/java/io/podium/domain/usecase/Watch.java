package io.podium.domain.usecase;

import io.podium.domain.ledger.Claim;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Circuit;
import io.podium.domain.store.Write;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Progress;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Watches every write of tasks and ledgers, and throws an AssertionError as soon as one breaks what must hold at every
 * instant. For stores that one thread uses.
 */
final class Watch {
    private final Stores stores;
    private final Map<TaskKey, Task> tasks = new TreeMap<>();
    private final Map<ShardKey, Ledger> ledgers = new TreeMap<>();
    private final Map<Circuit.State, Integer> met = new EnumMap<>(Circuit.State.class);
    private int claims;
    private final PodiumFixture clock;

    Watch(PodiumFixture podium) {
        stores = podium.stores;
        clock = podium;
        podium.taskItems.afterWrites(this::tasksWritten);
        podium.ledgerItems.afterWrites(this::ledgersWritten);
    }

    /** Returns all tasks as they are stored. */
    Collection<Task> tasks() {
        return tasks.values();
    }

    /** Returns all ledgers that were written, as they are stored. */
    Collection<Ledger> ledgers() {
        return ledgers.values();
    }

    /** Until a gang starts, its members hold all together or nothing, are all in the queue or none, and end together. */
    private void assertGangsAreWhole(Ledger ledger) {
        Map<String, List<Task>> gangs = new TreeMap<>();
        tasks.values().forEach(task -> task.gathering().ifPresent(place -> gangs.computeIfAbsent(
                        task.key().tenant() + "/" + place.gang(), any -> new ArrayList<>())
                .add(task)));
        gangs.forEach((name, members) -> {
            int size = members.get(0).gathering().orElseThrow().size();
            long holding = members.stream()
                    .filter(task -> ledger.holdings().containsKey(task.key()))
                    .count();
            if ((holding != 0 && holding != size) || members.size() != size) {
                throw new AssertionError("gang " + name + " holds " + holding + " of " + size + ": " + members);
            }
            if (members.stream().map(Watch::mood).distinct().count() != 1) {
                throw new AssertionError("gang " + name + " is not of one mind: " + members);
            }
        });
    }

    private static String mood(Task task) {
        return task.status() == TaskStatus.READY ? "ready" : task.status().isFinal() ? "ended" : "waiting";
    }

    /** What is held may exceed what there is only where that has shrunk. */
    static void assertWithinBounds(Ledger before, Ledger after) {
        boolean gaveMore = !after.used().fitsIn(before.used());
        if (gaveMore && !after.used().fitsIn(after.capacity())) {
            throw new AssertionError(after.key() + " gave " + after.used() + " of " + after.capacity());
        }
        after.slotsTaken().forEach((service, taken) -> {
            boolean gaveSlot = taken > before.slotsTaken().getOrDefault(service, 0);
            if (gaveSlot && taken > after.seats().getOrDefault(service, 0)) {
                throw new AssertionError(after.key() + " gave " + taken + " slots of " + service + ": " + after);
            }
        });
    }

    /** Nobody changes quotas here, so no tenant ever holds more than it may. */
    static void assertWithinQuotas(Ledger ledger, Sharing sharing) {
        ledger.usedByTenant().forEach((tenant, use) -> {
            if (use.slots() > sharing.of(tenant).slotsOrUnbounded()) {
                throw new AssertionError(ledger.key() + " gave " + use.slots() + " slots to " + tenant);
            }
        });
    }

    /** Nothing new goes through an open circuit, and one at a time through one that is half open. */
    private void assertThroughCircuits(Ledger before, Ledger after, Instant now) {
        before.circuits().forEach((service, circuit) -> {
            List<Token> entered = after.heldBy(service).stream()
                    .filter(holding ->
                            before.find(holding.task(), holding.token()).isEmpty())
                    .map(Holding::token)
                    .toList();
            boolean allowed = circuit.state(now) == Circuit.State.CLOSED
                    || entered.isEmpty()
                    || (circuit.admits(now)
                            && entered.size() == 1
                            && entered.get(0).equals(after.circuit(service).probe()));
            if (!allowed) {
                throw new AssertionError(
                        entered + " entered service " + service + " at " + now + " through " + circuit);
            }
            met.merge(circuit.state(now), 1, Integer::sum);
        });
        after.circuits().forEach((service, circuit) -> {
            if (circuit.probe() != null
                    && after.heldBy(service).stream()
                            .noneMatch(holding -> holding.token().equals(circuit.probe()))) {
                throw new AssertionError("the probe of service " + service + " holds nothing: " + after);
            }
        });
    }

    /** Room is held back for those who have none, and never more than there could be. */
    private void assertClaims(Ledger before, Ledger after) {
        Claim claim = after.claim();
        if (claim == null || claim.equals(before.claim())) {
            return;
        }
        if (!claim.amount().fitsIn(after.capacity())) {
            throw new AssertionError(claim + " is more than " + after);
        }
        if (claim.members().stream().anyMatch(task -> after.holdings().containsKey(task))) {
            throw new AssertionError(claim + " is met by " + after);
        }
        claims += before.claim() == null ? 1 : 0;
    }

    /** Returns how many times a ledger began to hold room back. */
    int claims() {
        return claims;
    }

    /** Returns how many writes met a circuit in a state. */
    int met(Circuit.State state) {
        return met.getOrDefault(state, 0);
    }

    private void tasksWritten(List<? extends Write> writes) {
        for (Write write : writes) {
            String[] name = write.key().partition().split("#", 2);
            TaskKey key = new TaskKey(name[0], name.length == 1 ? "" : name[1]);
            boolean isTask = write.key().sort().equals("task")
                    && stores.groups().findArray(key).isEmpty();
            if (isTask) {
                Task after = stores.tasks().find(key).orElseThrow();
                Task before = tasks.put(key, after);
                if (before == null) {
                    assertBegins(after);
                } else if (before.version() != after.version()) {
                    assertMoved(before, after);
                }
                if (after.lease() != null) {
                    assertHolds(after, stores.ledgers().find(after.lease().from()));
                }
            }
        }
        stores.ledgers().findAll(ledgers.keySet()).values().forEach(this::assertGangsAreWhole);
    }

    private void ledgersWritten(List<? extends Write> writes) {
        for (Write write : writes) {
            ShardKey key = ShardKey.parse(write.key().partition().substring("LEDGER#".length()));
            Ledger after = stores.ledgers().find(key);
            Ledger before = ledgers.put(key, after);
            assertGangsAreWhole(after);
            assertWithinBounds(before == null ? Ledger.empty(key, after.capacity()) : before, after);
            Pool pool = stores.pools().find(key.pool()).orElseThrow();
            assertWithinQuotas(after, pool.sharing().part(key.number(), pool.shards()));
            assertWithinQuotas(stores.ledgers().whole(pool), pool.sharing());
            if (before != null) {
                assertThroughCircuits(before, after, clock.now());
                assertClaims(before, after);
            }
            tasks.values().stream()
                    .filter(task -> task.lease() != null && task.lease().from().equals(key))
                    .forEach(task -> assertHolds(task, after));
        }
    }

    /** A task that is placed as it is submitted waits for nobody, and for no member of a gang. */
    private static void assertBegins(Task task) {
        require(task.version() == 1, "begins with version 1", task, task);
        boolean placed = task.status() == TaskStatus.PLACED;
        require(placed == (task.progress().fence() == 1), "takes its first fence with its first lease", task, task);
        boolean alone =
                task.spec().dependsOn().isEmpty() && task.spec().membership().gang() == null;
        require(!placed || alone, "is placed at once only where it waits for nobody", task, task);
    }

    private void assertMoved(Task before, Task after) {
        require(after.version() == before.version() + 1, "counts every write", before, after);
        require(after.progress().fence() >= before.progress().fence(), "never takes a fence back", before, after);
        boolean redriven = (before.status() == TaskStatus.DEAD || before.status() == TaskStatus.FAILED)
                && !after.status().isFinal();
        require(!before.status().isFinal() || redriven, "never changes when it has ended", before, after);
        assertAskedBack(before, after);
        if (after.status().isLive()) {
            after.spec().dependsOn().forEach(id -> assertAllows(id, before, after));
        }
    }

    /** Only who can give back is asked, and for a task of the same pool; to give back loses no attempt. */
    private void assertAskedBack(Task before, Task after) {
        Progress was = before.progress();
        Progress is = after.progress();
        int preempted = is.preemptions() - was.preemptions();
        require(preempted == 0 || preempted == 1, "counts each preemption once", before, after);
        if (preempted == 1) {
            require(before.requireLease().preempt(), "is preempted where it was asked back", before, after);
            require(after.status() == TaskStatus.READY, "is ready when it was given back", before, after);
            require(is.attempts() == was.attempts() - 1, "loses no attempt by preemption", before, after);
            require(is.ranSeconds() >= was.ranSeconds(), "keeps its progress", before, after);
        }
        TaskKey askedFor = after.lease() == null ? null : after.lease().askedFor();
        if (askedFor != null
                && before.lease() != null
                && !askedFor.equals(before.lease().askedFor())) {
            require(after.status() == TaskStatus.RUNNING, "is asked back while it runs", before, after);
            require(!askedFor.equals(after.key()), "gives way to others only", before, after);
            boolean able = stores.services()
                    .find(after.requireLease().serviceId())
                    .map(service -> service.spec().target().canPreempt())
                    .orElse(true);
            require(able, "is asked back where the target can pass it on", before, after);
            Task other = Objects.requireNonNull(tasks.get(askedFor));
            require(
                    other.spec()
                            .queue()
                            .ofPool()
                            .shard()
                            .equals(after.spec().queue().ofPool().shard()),
                    "gives way in its own pool",
                    before,
                    after);
        }
    }

    private void assertAllows(String parentId, Task before, Task after) {
        Task parent = tasks.get(new TaskKey(after.key().tenant(), parentId));
        TaskStatus status = parent == null ? TaskStatus.BLOCKED : parent.status();
        boolean ran = status == TaskStatus.SUCCEEDED || after.spec().failedParent() == FailedParentRule.RUN;
        require(ran, "does not run before " + parentId + ", which is " + status, before, after);
    }

    private static void assertHolds(Task task, Ledger ledger) {
        Lease lease = task.requireLease();
        Holding holding = ledger.find(task.key(), lease.token())
                .orElseThrow(() -> new AssertionError("a live task without its holding: " + task));
        require(holding.amount().equals(lease.allocation()), "holds what its lease says", task, task);
        require(holding.serviceId().equals(lease.serviceId()), "holds where its lease says", task, task);
    }

    private static void require(boolean holds, String rule, Task before, Task after) {
        if (!holds) {
            throw new AssertionError("a task " + rule + ":\n" + before + "\n" + after);
        }
    }
}
