package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.port.Wake;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.List;

/** Sends a task that is dead or has failed to its queue again. */
public final class RedriveTask {
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final LinkTasks links;
    private final TellDependents tellDependents;

    public RedriveTask(Stores stores, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.links = new LinkTasks(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
    }

    /**
     * Redrives the task. Where a parent failed it, it waits for that parent again, or fails again at once if the parent
     * has not been redriven.
     *
     * @throws NotFoundException if there is no such task
     * @throws ConflictException if the task is neither dead nor failed
     */
    public Task run(TaskKey key) {
        Task redriven =
                change.run(key, found -> found.redrive(surroundings.now())).after();
        Task task = redriven.status() == TaskStatus.BLOCKED ? links.check(redriven) : redriven;
        tellDependents.of(List.of(task));
        surroundings.queue().wake(Wake.of(List.of(task.spec().queue())));
        return task;
    }
}
