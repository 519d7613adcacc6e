package io.podium.domain.metrics;

import java.util.HashMap;
import java.util.Map;

/** Adds up what was measured of the tasks of one call, without a new map for each. Not for use by several threads. */
public final class MeasurementSum {
    private final Map<String, Double> amounts = new HashMap<>();

    /** Adds what was measured. */
    public void add(Measurements measured) {
        measured.amounts().forEach(this::add);
    }

    void add(String name, double amount) {
        amounts.merge(name, amount, Double::sum);
    }

    /** Returns the sum of each of several. */
    public static <K> Map<K, Measurements> each(Map<K, MeasurementSum> sums) {
        Map<K, Measurements> each = new HashMap<>();
        sums.forEach((key, sum) -> each.put(key, sum.sum()));
        return each;
    }

    /** Returns the sum. */
    public Measurements sum() {
        return new Measurements(amounts);
    }
}
