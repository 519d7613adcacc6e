package io.podium.domain.optimization;

import java.util.Map;

/**
 * What capacity and demand are worth at the optimum, for small changes. At a degenerate optimum these are one choice out
 * of several; the ranges tell between which.
 *
 * @param capacity USD per hour that one more unit would save, by pool and kind; 0 where capacity is left
 * @param demand USD per hour that one more instance of demand would cost, by service
 * @param ranges for capacity that is used up, by pool and kind: USD per hour that one more unit would save at least (the
 *     lowest) and that one unit less would cost (the highest); only where it was looked for and found
 */
public record ShadowPrices(
        Map<String, Map<String, Double>> capacity,
        Map<String, Double> demand,
        Map<String, Map<String, PriceRange>> ranges) {

    /** Nothing is known. */
    public static final ShadowPrices NONE = new ShadowPrices(Map.of(), Map.of(), Map.of());

    public ShadowPrices {
        capacity = Frozen.nested(capacity);
        demand = Frozen.sorted(demand);
        ranges = Frozen.nested(ranges);
    }

    /** Creates prices without ranges. */
    public ShadowPrices(Map<String, Map<String, Double>> capacity, Map<String, Double> demand) {
        this(capacity, demand, Map.of());
    }

    /** Returns the same prices with their ranges. */
    ShadowPrices withRanges(Map<String, Map<String, PriceRange>> found) {
        return new ShadowPrices(capacity, demand, found);
    }
}
