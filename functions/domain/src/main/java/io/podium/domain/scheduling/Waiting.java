package io.podium.domain.scheduling;

import io.podium.domain.task.TaskKey;
import java.util.Objects;

/**
 * A task that the scheduler looked at and left waiting.
 *
 * @param task the task
 * @param reason why
 */
public record Waiting(TaskKey task, WaitReason reason) {
    public Waiting {
        Objects.requireNonNull(task);
        Objects.requireNonNull(reason);
    }
}
