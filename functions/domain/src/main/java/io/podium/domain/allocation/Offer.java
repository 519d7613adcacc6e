package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.ShardKey;
import java.util.Objects;

/**
 * A pool in which the chosen service has a free slot.
 *
 * @param from the ledger
 * @param free what the pool has left
 * @param capacity all that it has
 * @param weight its share of the service's instances in the optimizer's plan, at least 0
 */
public record Offer(ShardKey from, ResourceVector free, ResourceVector capacity, double weight) {
    public Offer {
        Objects.requireNonNull(from);
        Objects.requireNonNull(free);
        Objects.requireNonNull(capacity);
    }

    /** Returns the sum over the kinds of the part that is left, so that unlike kinds can be added up. */
    double freeShare() {
        return capacity.kinds().stream()
                .mapToDouble(kind -> free.amount(kind) / capacity.amount(kind))
                .sum();
    }
}
