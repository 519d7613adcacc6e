package io.podium.domain.port;

import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import java.util.List;

/** Hands tasks to the workers of services that do not lease for themselves. One per kind of target. */
public interface TaskSender {

    /** Returns whether this sender serves the target. */
    boolean serves(Target target);

    /**
     * Sends placed tasks to a target, in as few calls as it allows.
     *
     * @param target a target that is served
     * @param tasks placed tasks, each with its lease
     * @return the tasks that the target refused; the others were taken
     * @throws QueueUnavailableException if nothing can be said to have been taken
     */
    List<Task> send(Target target, List<Task> tasks);
}
