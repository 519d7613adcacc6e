package io.podium.domain.usecase;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.scheduling.RunningTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tasks of a shard that run where a task can be asked back. */
final class FindRunningTasks {
    /**
     * The most running tasks that are looked at. Where there are more it is those with the smallest nonces: a random
     * sample, and the same at the next look, so that what was asked back is seen again.
     */
    static final int MOST = 100;

    private static final Comparator<Held> SAMPLE = Comparator.<Held, String>comparing(
                    held -> held.holding().token().nonce())
            .thenComparing(held -> held.holding().task());

    private final Stores stores;
    private final KnownDurations durations;

    FindRunningTasks(Stores stores, KnownDurations durations) {
        this.stores = stores;
        this.durations = durations;
    }

    private record Held(ShardKey from, Holding holding) {}

    /**
     * A task as it was read, and what is to be known of it.
     *
     * @param task as it was read
     * @param running with nobody asking for it where the task that it was asked back for waits no more
     */
    record Found(Task task, RunningTask running) {}

    /**
     * Finds the running tasks that were submitted to a pool, on services of the fleet whose target can preempt. Members
     * of a gang are left out: the others could not go on without the one that is taken.
     *
     * @param ledgers those of the fleet
     * @param waiting tasks that are known to wait
     * @param placed tasks that are known to wait no more
     */
    List<Found> find(
            ShardKey shard, Fleet fleet, Collection<Ledger> ledgers, Set<TaskKey> waiting, Set<TaskKey> placed) {
        List<Held> sample = ledgers.stream()
                .flatMap(ledger -> ledger.holdings().values().stream().map(held -> new Held(ledger.key(), held)))
                .filter(held -> held.holding().delivered() && canPreempt(fleet, held.holding()))
                .sorted(SAMPLE)
                .limit(MOST)
                .toList();
        Map<TaskKey, Task> tasks = stores.tasks()
                .findAll(sample.stream().map(held -> held.holding().task()).toList());
        Map<Held, Task> running = new HashMap<>();
        for (Held held : sample) {
            Task task = tasks.get(held.holding().task());
            if (task != null
                    && runsUnder(task, held.holding())
                    && task.spec().shard().pool().equals(shard.pool())
                    && task.spec().membership().gang() == null) {
                running.put(held, task);
            }
        }
        Set<TaskKey> standing = standing(running.values(), waiting, placed);
        List<Found> found = new ArrayList<>();
        running.forEach((held, task) -> {
            TaskKey askedFor = task.requireLease().askedFor();
            boolean stands = askedFor != null && standing.contains(askedFor);
            found.add(new Found(
                    task,
                    new RunningTask(
                            held.from(), held.holding(), durations.remainingSeconds(task), stands ? askedFor : null)));
        });
        return found;
    }

    /** Returns the tasks that others are asked back for and that still wait; those not known are looked up. */
    private Set<TaskKey> standing(Collection<Task> running, Set<TaskKey> waiting, Set<TaskKey> placed) {
        Set<TaskKey> standing = new HashSet<>(waiting);
        Set<TaskKey> unknown = new HashSet<>();
        for (Task task : running) {
            TaskKey askedFor = task.requireLease().askedFor();
            if (askedFor != null && !waiting.contains(askedFor) && !placed.contains(askedFor)) {
                unknown.add(askedFor);
            }
        }
        stores.tasks().findAll(unknown).values().stream()
                .filter(task -> task.status() == TaskStatus.READY)
                .forEach(task -> standing.add(task.key()));
        return standing;
    }

    private static boolean canPreempt(Fleet fleet, Holding holding) {
        return fleet.service(holding.serviceId())
                .map(service -> service.spec().target().canPreempt())
                .orElse(false);
    }

    static boolean runsUnder(Task task, Holding holding) {
        return task.status() == TaskStatus.RUNNING
                && task.requireLease().token().equals(holding.token());
    }
}
