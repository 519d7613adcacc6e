package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.Objects;

/**
 * One slot and some resources, held for one lease of one task.
 *
 * @param task the task
 * @param token the token of the lease; of two that reserve for one task at once, each knows its own by it
 * @param serviceId the service whose slot it is
 * @param amount the resources
 * @param expiresAt when somebody should look whether the lease still lives; the task's own lease may have been extended
 * @param delivered whether the task was handed to the service's workers
 */
public record Holding(
        TaskKey task, Token token, String serviceId, ResourceVector amount, Instant expiresAt, boolean delivered) {
    public Holding {
        Objects.requireNonNull(task);
        Objects.requireNonNull(token);
        Objects.requireNonNull(serviceId);
        Objects.requireNonNull(amount);
        Objects.requireNonNull(expiresAt);
    }

    /** Returns the holding with another expiry, handed over. */
    public Holding deliveredUntil(Instant expiry) {
        return new Holding(task, token, serviceId, amount, expiry, true);
    }

    /** Returns the holding with another expiry. */
    public Holding until(Instant expiry) {
        return new Holding(task, token, serviceId, amount, expiry, delivered);
    }
}
