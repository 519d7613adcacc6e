package io.podium.domain.task;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who had a task when it ended.
 *
 * @param serviceId the service
 * @param placedAt when its lease began
 * @param startedAt when a worker began the task, or null where none has said so
 */
public record LastRun(
        String serviceId, Instant placedAt, @Nullable Instant startedAt) {
    public LastRun {
        Objects.requireNonNull(serviceId);
        Objects.requireNonNull(placedAt);
    }

    static LastRun of(Lease lease) {
        return new LastRun(lease.serviceId(), lease.placedAt(), lease.startedAt());
    }

    /** Returns from when on the task counts as run. */
    public Instant began() {
        return startedAt == null ? placedAt : startedAt;
    }
}
