package io.podium.domain.allocation;

import java.util.HashMap;
import java.util.Map;

/** The optimizer's shares, as placement and the plan strategy use them. Does not change. */
public final class PlanWeights {

    /** No plan has been made. */
    public static final PlanWeights NONE = new PlanWeights(Map.of());

    private final Map<String, Map<String, Integer>> instances;
    private final Map<String, Integer> totals = new HashMap<>();

    /** @param instances planned instances by service and pool */
    public PlanWeights(Map<String, Map<String, Integer>> instances) {
        this.instances = Map.copyOf(instances);
        instances.forEach(
                (service, byPool) -> byPool.values().forEach(planned -> totals.merge(service, planned, Integer::sum)));
    }

    /** Returns the planned instances of a service in all pools. */
    public double of(String serviceId) {
        return totals.getOrDefault(serviceId, 0);
    }

    /** Returns the planned instances of a service in one pool. */
    public double of(String serviceId, String pool) {
        return instances.getOrDefault(serviceId, Map.of()).getOrDefault(pool, 0);
    }
}
