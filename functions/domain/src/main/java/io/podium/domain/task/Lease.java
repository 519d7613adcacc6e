package io.podium.domain.task;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ownership of a task by one service until it expires.
 *
 * @param serviceId the service that runs the task
 * @param from the ledger that the slot and the resources come from
 * @param allocation the resources held
 * @param token the fencing token that the owner must show
 * @param delivered whether the task was handed to the service's workers
 * @param placedAt when the lease began
 * @param startedAt when a worker began the task, or null
 * @param expiresAt when the lease ends unless it is extended
 * @param askedFor the waiting task for which the owner is asked to give this one back, or null if it is not asked
 */
public record Lease(
        String serviceId,
        ShardKey from,
        ResourceVector allocation,
        Token token,
        boolean delivered,
        Instant placedAt,
        @Nullable Instant startedAt,
        Instant expiresAt,
        @Nullable TaskKey askedFor) {

    public Lease {
        Objects.requireNonNull(serviceId);
        Objects.requireNonNull(from);
        Objects.requireNonNull(allocation);
        Objects.requireNonNull(token);
        Objects.requireNonNull(placedAt);
        Objects.requireNonNull(expiresAt);
    }

    /** Returns whether the owner is asked to give the task back. */
    public boolean preempt() {
        return askedFor != null;
    }

    /** Returns whether the lease has ended at this time. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Lease startedAt(Instant now, Instant until) {
        return new Lease(serviceId, from, allocation, token, true, placedAt, now, until, askedFor);
    }

    Lease extendedTo(Instant until) {
        return new Lease(serviceId, from, allocation, token, delivered, placedAt, startedAt, until, askedFor);
    }

    Lease askedBack(@Nullable TaskKey inFavourOf) {
        return new Lease(serviceId, from, allocation, token, delivered, placedAt, startedAt, expiresAt, inFavourOf);
    }

    /**
     * Returns the seconds that a worker has spent on the task under this lease. A worker that the task was sent to need
     * not say when it begins; its time then counts from the hand-over.
     */
    public double ranSeconds(Instant now) {
        if (startedAt == null && !delivered) {
            return 0;
        }
        Instant began = startedAt == null ? placedAt : startedAt;
        return Math.max(0, Duration.between(began, now).toMillis() / 1000.0);
    }
}
