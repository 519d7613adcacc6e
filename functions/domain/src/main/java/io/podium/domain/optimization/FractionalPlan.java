package io.podium.domain.optimization;

import java.util.Map;

/**
 * The optimum of the linear program.
 *
 * @param instances instances by service and pool, in fractions
 * @param objective USD per hour: instances, unmet demand and churn; no whole plan is cheaper
 * @param prices what capacity and demand are worth
 */
public record FractionalPlan(Map<String, Map<String, Double>> instances, double objective, ShadowPrices prices) {

    public FractionalPlan {
        instances = Frozen.nested(instances);
    }

    /** Returns the instances of a service in a pool. */
    public double instances(String serviceId, String poolId) {
        return instances.getOrDefault(serviceId, Map.of()).getOrDefault(poolId, 0.0);
    }

    /** Returns the same plan with ranges of its prices. */
    FractionalPlan withRanges(Map<String, Map<String, PriceRange>> ranges) {
        return new FractionalPlan(instances, objective, prices.withRanges(ranges));
    }
}
