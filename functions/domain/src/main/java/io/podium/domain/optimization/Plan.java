package io.podium.domain.optimization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the optimizer decided, and why.
 *
 * @param version counts plans from 1
 * @param createdAt when it was made
 * @param status where the loop stands
 * @param instances instances by service and pool
 * @param weights share of placements that each service should get, in sum 1 unless all are 0: its slots by its speed and
 *     its share of successes
 * @param costPerHour USD per hour of the planned instances
 * @param lpBoundPerHour USD per hour that no plan for this demand can be below, penalties for unmet demand and churn
 *     included; null where the linear program was not solved
 * @param gap how far the whole instances are above that bound, relative; null without a bound
 * @param prices what capacity and demand are worth
 * @param reasons sentences for people
 * @param unmet instances that are wanted and cannot be had, by service
 * @param relaxation the smallest additions to capacity, by pool and kind, with which demand could be met; none unless
 *     capacity is what is missing
 * @param memory what the next cycle is told
 * @param applied whether it was put into effect
 */
public record Plan(
        long version,
        Instant createdAt,
        PlanStatus status,
        Map<String, Map<String, Integer>> instances,
        Map<String, Double> weights,
        double costPerHour,
        @Nullable Double lpBoundPerHour,
        @Nullable Double gap,
        ShadowPrices prices,
        List<String> reasons,
        Map<String, Integer> unmet,
        Map<String, Map<String, Double>> relaxation,
        LoopMemory memory,
        boolean applied) {

    public Plan {
        instances = Frozen.nested(instances);
        weights = Frozen.sorted(weights);
        reasons = List.copyOf(reasons);
        unmet = Frozen.sorted(unmet);
        relaxation = Frozen.nested(relaxation);
    }

    /** Returns what was believed of each service. */
    public Map<String, ServiceEstimate> estimates() {
        return memory.estimates();
    }

    /** Returns the instances of a service over all pools. */
    public int instancesOf(String serviceId) {
        return instances.getOrDefault(serviceId, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Returns the same plan, put into effect. */
    public Plan asApplied() {
        return new Plan(
                version,
                createdAt,
                status,
                instances,
                weights,
                costPerHour,
                lpBoundPerHour,
                gap,
                prices,
                reasons,
                unmet,
                relaxation,
                memory,
                true);
    }
}
