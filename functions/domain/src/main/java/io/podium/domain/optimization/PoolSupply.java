package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import java.util.Map;
import java.util.Objects;

/**
 * What a pool offers to the allocation.
 *
 * @param poolId the pool's name
 * @param capacity amounts by kind
 * @param prices USD per unit and hour by kind, not negative; a kind without a price is free
 */
public record PoolSupply(String poolId, ResourceVector capacity, Map<String, Double> prices) {

    public PoolSupply {
        Objects.requireNonNull(capacity);
        prices = Map.copyOf(prices);
        prices.forEach((kind, price) -> {
            if (!(price >= 0 && Double.isFinite(price))) {
                throw new IllegalArgumentException(
                        "the price of " + kind + " in pool " + poolId + " is finite and not negative: " + price);
            }
        });
    }

    /** Returns USD per hour for resources at this pool's prices. */
    public double costPerHour(ResourceVector resources) {
        double cost = 0;
        for (String kind : resources.kinds()) {
            cost += prices.getOrDefault(kind, 0.0) * resources.amount(kind);
        }
        return cost;
    }
}
