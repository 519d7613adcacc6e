package io.podium.domain.optimization;

import java.util.Map;

/**
 * Whole instances within capacity and bounds.
 *
 * @param instances instances by service and pool; pools without any are left out
 * @param objective USD per hour: instances, unmet demand and churn, on the same terms as the linear program
 * @param costPerHour USD per hour of the instances alone
 * @param unmet instances that are wanted and not given, by service; services without any are left out
 */
public record IntegerPlan(
        Map<String, Map<String, Integer>> instances, double objective, double costPerHour, Map<String, Integer> unmet) {

    public IntegerPlan {
        instances = Frozen.nested(instances);
        unmet = Frozen.sorted(unmet);
    }

    /** Returns the instances of a service over all pools. */
    public int total(String serviceId) {
        return instances.getOrDefault(serviceId, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
