package io.podium.domain.optimization;

import java.util.Map;

/**
 * What capacity and demand are worth at the optimum, for small changes. At a degenerate optimum these are one choice out
 * of several.
 *
 * @param capacity USD per hour that one more unit would save, by pool and kind; 0 where capacity is left
 * @param demand USD per hour that one more instance of demand would cost, by service
 */
public record ShadowPrices(Map<String, Map<String, Double>> capacity, Map<String, Double> demand) {

    /** Nothing is known. */
    public static final ShadowPrices NONE = new ShadowPrices(Map.of(), Map.of());

    public ShadowPrices {
        capacity = Frozen.nested(capacity);
        demand = Frozen.sorted(demand);
    }
}
