package io.podium.domain.allocation;

import java.util.Map;

/**
 * The optimizer's shares, as placement and the plan strategy use them.
 *
 * @param instances planned instances by service and pool
 */
public record PlanWeights(Map<String, Map<String, Integer>> instances) {

    /** No plan has been made. */
    public static final PlanWeights NONE = new PlanWeights(Map.of());

    public PlanWeights {
        instances = Map.copyOf(instances);
    }

    /** Returns the planned instances of a service in all pools. */
    public double of(String serviceId) {
        int sum = 0;
        for (int planned : instances.getOrDefault(serviceId, Map.of()).values()) {
            sum += planned;
        }
        return sum;
    }

    /** Returns the planned instances of a service in one pool. */
    public double of(String serviceId, String pool) {
        return instances.getOrDefault(serviceId, Map.of()).getOrDefault(pool, 0);
    }
}
