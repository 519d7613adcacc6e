package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.port.Wake;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import java.util.List;

/** Sends a task that is dead or has failed to its queue again. */
public final class RedriveTask {
    private final Surroundings surroundings;
    private final ChangeTask change;

    public RedriveTask(Stores stores, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
    }

    /**
     * Redrives the task.
     *
     * @throws NotFoundException if there is no such task
     * @throws ConflictException if the task is neither dead nor failed
     */
    public Task run(TaskKey key) {
        Task task = change.run(key, found -> found.redrive(surroundings.now())).after();
        surroundings.queue().wake(Wake.of(List.of(task.spec().queue())));
        return task;
    }
}
