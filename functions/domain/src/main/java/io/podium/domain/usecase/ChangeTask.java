package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Moves one task, reading it afresh as often as somebody else moves it in between. */
final class ChangeTask {
    private final Stores stores;
    private final Surroundings surroundings;

    ChangeTask(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * A move that was made.
     *
     * @param before the task as it was read
     * @param after the task as it is stored; the same object where the move changed nothing
     */
    record Moved(Task before, Task after) {}

    /**
     * Applies a move.
     *
     * @param move returns the task after the move, or the task itself for no change; it may be called several times
     * @throws NotFoundException if there is no such task
     */
    Moved run(TaskKey key, UnaryOperator<Task> move) {
        while (true) {
            Optional<Task> found = stores.tasks().find(key);
            Task before = found.orElseThrow(() -> new NotFoundException("task", key.id()));
            Task after = ranked(move.apply(before));
            if (after.version() == before.version() || stores.tasks().store(after)) {
                return new Moved(before, after);
            }
        }
    }

    /** A task that enters the ready queue is ranked by the rules of the pool as they are now. */
    Task ranked(Task task) {
        if (task.status() != TaskStatus.READY) {
            return task;
        }
        Pool pool = stores.pools().find(task.spec().shard().pool()).orElseGet(Pool::byDefault);
        return task.ranked(SchedulingPolicies.rank(ReadyTask.of(task), pool.rules(), surroundings.random()));
    }
}
