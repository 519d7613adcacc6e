package io.podium.domain.meter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Money at list prices.
 *
 * @param usd dollars by unit; units that were not used are absent
 */
public record Cost(Map<BilledUnit, Double> usd) {
    public Cost {
        EnumMap<BilledUnit, Double> ordered = new EnumMap<>(BilledUnit.class);
        ordered.putAll(usd);
        usd = Collections.unmodifiableMap(ordered);
    }

    /** Returns the sum in dollars. */
    public double total() {
        return usd.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * Returns this cost, caused by a number of tasks, as dollars per million tasks.
     *
     * @param tasks at least 1
     */
    public Cost perMillion(long tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("a cost per million needs at least one task, not " + tasks);
        }
        Map<BilledUnit, Double> scaled = new EnumMap<>(BilledUnit.class);
        usd.forEach((unit, dollars) -> scaled.put(unit, dollars / tasks * 1e6));
        return new Cost(scaled);
    }
}
