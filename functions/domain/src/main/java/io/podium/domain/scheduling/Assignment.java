package io.podium.domain.scheduling;

import io.podium.domain.task.TaskKey;
import java.util.Objects;

/**
 * The scheduler's word that a task should run on a service.
 *
 * @param task the task
 * @param version the version of the task that the decision was made on
 * @param serviceId the service
 */
public record Assignment(TaskKey task, long version, String serviceId) {
    public Assignment {
        Objects.requireNonNull(task);
        Objects.requireNonNull(serviceId);
    }
}
