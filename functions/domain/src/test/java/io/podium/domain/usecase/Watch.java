package io.podium.domain.usecase;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.store.Write;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Lease;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches every write of tasks and ledgers, and throws an AssertionError as soon as one breaks what must hold at every
 * instant. For stores that one thread uses.
 */
final class Watch {
    private final Stores stores;
    private final Map<TaskKey, Task> tasks = new TreeMap<>();
    private final Map<ShardKey, Ledger> ledgers = new TreeMap<>();

    Watch(PodiumFixture podium) {
        stores = podium.stores;
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
            if (holding != 0 && holding != size || members.size() != size) {
                throw new AssertionError("gang " + name + " holds " + holding + " of " + size + ": " + members);
            }
            if (members.stream()
                                    .map(task -> task.status() == TaskStatus.READY)
                                    .distinct()
                                    .count()
                            != 1
                    || members.stream()
                                    .map(task -> task.status().isFinal())
                                    .distinct()
                                    .count()
                            != 1) {
                throw new AssertionError("gang " + name + " is not of one mind: " + members);
            }
        });
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

    private void tasksWritten(List<? extends Write> writes) {
        for (Write write : writes) {
            String[] name = write.key().partition().split("#", 2);
            if (write.key().sort().equals("task")) {
                TaskKey key = new TaskKey(name[0], name[1]);
                Task after = stores.tasks().find(key).orElseThrow();
                Task before = tasks.put(key, after);
                if (before != null && before.version() != after.version()) {
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
            tasks.values().stream()
                    .filter(task -> task.lease() != null && task.lease().from().equals(key))
                    .forEach(task -> assertHolds(task, after));
        }
    }

    private void assertMoved(Task before, Task after) {
        require(after.version() == before.version() + 1, "counts every write", before, after);
        require(after.progress().fence() >= before.progress().fence(), "never takes a fence back", before, after);
        boolean redriven = (before.status() == TaskStatus.DEAD || before.status() == TaskStatus.FAILED)
                && !after.status().isFinal();
        require(!before.status().isFinal() || redriven, "never changes when it has ended", before, after);
        if (after.status().isLive()) {
            after.spec().dependsOn().forEach(id -> assertAllows(id, before, after));
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
