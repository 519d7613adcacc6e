package io.podium.local.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How times are spread, in seconds. A quantile p is the value at index floor(p n) of the n sorted values.
 *
 * @param mean the mean
 * @param p50 the median
 * @param p99 what one in a hundred exceeds
 * @param max the largest
 */
public record Spread(double mean, double p50, double p99, double max) {

    /** Returns the spread of these values; zeros of none. */
    public static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(0, 0, 0, 0);
        }
        return new Spread(
                Arrays.stream(sorted).average().orElse(0),
                at(sorted, 0.5),
                at(sorted, 0.99),
                sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double p) {
        return sorted[Math.min(sorted.length - 1, (int) Math.floor(p * sorted.length))];
    }

    /** Returns the tree of the spread, in milliseconds' precision. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("mean", rounded(mean));
        tree.put("p50", rounded(p50));
        tree.put("p99", rounded(p99));
        tree.put("max", rounded(max));
        return tree;
    }

    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
