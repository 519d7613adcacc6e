package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import java.util.Map;
import java.util.Set;

/**
 * What the optimizer has to know about a service.
 *
 * @param serviceId the service's name
 * @param slotsPerInstance tasks that one instance runs at a time, positive
 * @param perInstance resources of one instance
 * @param currentInstancesByPool instances that run now
 * @param minInstances fewest instances
 * @param maxInstances most instances
 * @param targetWaitSeconds largest acceptable mean wait; 0 for the optimizer's default
 * @param allowedPools pools it may run in; all where empty
 * @param penalty USD per hour for each instance missing; more than any instance costs, or it will rather go without
 */
public record ServiceSettings(
        String serviceId,
        int slotsPerInstance,
        ResourceVector perInstance,
        Map<String, Integer> currentInstancesByPool,
        int minInstances,
        int maxInstances,
        double targetWaitSeconds,
        Set<String> allowedPools,
        double penalty) {

    /** A penalty far above the price of an instance: USD 1,000 per hour. */
    public static final double DEFAULT_PENALTY = 1_000;

    public ServiceSettings {
        currentInstancesByPool = Map.copyOf(currentInstancesByPool);
        allowedPools = Set.copyOf(allowedPools);
        if (slotsPerInstance < 1) {
            throw new IllegalArgumentException(
                    "an instance of service " + serviceId + " has at least one slot, not " + slotsPerInstance);
        }
        if (!(targetWaitSeconds >= 0 && Double.isFinite(targetWaitSeconds))) {
            throw new IllegalArgumentException(
                    "the target wait of service " + serviceId + " is finite and not negative: " + targetWaitSeconds);
        }
    }

    /** Returns the instances that run now, over all pools. */
    public int currentInstances() {
        return currentInstancesByPool.values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Returns the same service, allowed in these pools only. */
    ServiceSettings in(Set<String> pools) {
        return new ServiceSettings(
                serviceId,
                slotsPerInstance,
                perInstance,
                currentInstancesByPool,
                minInstances,
                maxInstances,
                targetWaitSeconds,
                pools,
                penalty);
    }

    ServiceDemand demand(int instances) {
        return new ServiceDemand(serviceId, perInstance, instances, minInstances, maxInstances, penalty, allowedPools);
    }
}
