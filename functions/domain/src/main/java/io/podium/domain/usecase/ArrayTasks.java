package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskArray;
import io.podium.domain.task.TaskKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the tasks of an array, and cancels them, by their known ids: one read for every hundred of them. */
public final class ArrayTasks {
    private static final int TRIES = 8;

    private final Stores stores;
    private final Surroundings surroundings;
    private final CancelTask cancelTask;
    private final ReleaseHoldings releaseHoldings;
    private final TellDependents tellDependents;

    public ArrayTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.cancelTask = new CancelTask(stores, surroundings);
        this.releaseHoldings = new ReleaseHoldings(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
    }

    /** Returns where the tasks of an array stand, or empty if there is no array of this name. */
    public Optional<ArraySummary> find(TaskKey key) {
        return stores.groups().findArray(key).map(this::summary);
    }

    /**
     * Cancels all tasks of an array that have not ended; doing it again changes nothing.
     *
     * @return where they stand then, or empty if there is no array of this name
     * @throws ConflictException if others change the tasks all the time; some may have been cancelled then
     */
    public Optional<ArraySummary> cancel(TaskKey key) {
        Optional<TaskArray> array = stores.groups().findArray(key);
        array.ifPresent(this::cancelAll);
        return array.map(this::summary);
    }

    private void cancelAll(TaskArray array) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<Task> open = stores.tasks().findAll(array.members()).values().stream()
                    .filter(task -> !task.status().isFinal())
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            StoreNewTasks.byGang(open)
                    .forEach(gang -> cancelTask.run(gang.get(0).key()));
            cancelAlone(open.stream().filter(task -> task.gathering().isEmpty()).toList());
        }
        throw new ConflictException(
                "tasks of array " + array.key().id() + " are being changed by others all the time. Maybe cancel again");
    }

    private void cancelAlone(List<Task> open) {
        List<Task> moved = open.stream()
                .map(task -> task.cancel(surroundings.now(), CancelTask.REASON))
                .toList();
        List<@Nullable Task> lost = stores.tasks().store(moved, surroundings.mark());
        List<Task> cancelled = new ArrayList<>();
        List<ReleaseHoldings.Ended> ended = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            Task before = open.get(i);
            if (lost.get(i) == null) {
                cancelled.add(moved.get(i));
                if (before.lease() != null) {
                    ended.add(new ReleaseHoldings.Ended(before.key(), before.requireLease()));
                }
            }
        }
        releaseHoldings.run(ended);
        tellDependents.of(cancelled);
    }

    private ArraySummary summary(TaskArray array) {
        Map<TaskKey, Task> found = stores.tasks().findAll(array.members());
        return ArraySummary.of(array, found.values());
    }
}
