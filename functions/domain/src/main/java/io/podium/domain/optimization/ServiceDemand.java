package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import java.util.Objects;
import java.util.Set;

/**
 * What one service asks of the allocation.
 *
 * @param serviceId the service's name
 * @param need resources of one instance
 * @param demand instances required, fractions allowed, not negative
 * @param minInstances fewest instances, demanded whatever {@code demand} is
 * @param maxInstances most instances
 * @param penalty USD per hour for each instance that is demanded and not given, not negative
 * @param allowedPools pools it may run in; all pools where empty
 */
public record ServiceDemand(
        String serviceId,
        ResourceVector need,
        double demand,
        int minInstances,
        int maxInstances,
        double penalty,
        Set<String> allowedPools) {

    public ServiceDemand {
        Objects.requireNonNull(need);
        allowedPools = Set.copyOf(allowedPools);
        if (!(demand >= 0 && demand <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the demand of service " + serviceId + " is finite and not negative: " + demand);
        }
        if (minInstances < 0 || maxInstances < minInstances) {
            throw new IllegalArgumentException("service " + serviceId + " has from " + minInstances + " to "
                    + maxInstances + " instances, and the least must be from 0 to the most");
        }
        if (!(penalty >= 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException(
                    "the penalty of service " + serviceId + " is finite and not negative: " + penalty);
        }
    }

    /** Returns the demand or the fewest instances, whichever is more. */
    public double wanted() {
        return Math.max(demand, minInstances);
    }

    /** Returns the wanted instances in whole numbers; a fraction of a millionth does not count. */
    public int wantedWhole() {
        return (int) Math.ceil(wanted() - 1e-6);
    }

    /** Returns the wanted instances in whole numbers that the most allows. */
    public int wantedWithinBounds() {
        return Math.min(wantedWhole(), maxInstances);
    }

    /** Returns whether instances may run in the pool. */
    public boolean allows(String poolId) {
        return allowedPools.isEmpty() || allowedPools.contains(poolId);
    }
}
