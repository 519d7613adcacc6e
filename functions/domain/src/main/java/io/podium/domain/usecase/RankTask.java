package io.podium.domain.usecase;

import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;

/** Ranks a task that enters the ready queue by the rules of its pool as they are now. */
final class RankTask {
    private final Stores stores;
    private final Surroundings surroundings;

    RankTask(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /** Returns the task with its rank; one that is not ready as it is. */
    Task of(Task task) {
        if (task.status() != TaskStatus.READY) {
            return task;
        }
        Pool pool = stores.pools().find(task.spec().shard().pool()).orElseGet(Pool::byDefault);
        return task.ranked(SchedulingPolicies.rank(ReadyTask.of(task), pool.rules(), surroundings.random()));
    }
}
