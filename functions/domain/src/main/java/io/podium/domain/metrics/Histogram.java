package io.podium.domain.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Durations counted in buckets whose bounds grow by a constant factor gamma, so that histograms of many windows and
 * writers add up bucket by bucket without loss. A quantile is given as 2 gamma^i / (gamma + 1) of its bucket i, the value
 * whose relative distance to both bounds is the same, (gamma - 1) / (gamma + 1): whatever the durations are, a quantile
 * between {@link #SMALLEST_SECONDS} and {@link #LARGEST_SECONDS} is off by at most {@link #RELATIVE_ERROR} of the exact
 * one.
 *
 * <p>Source: Masson, Rim and Lee, "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees",
 * PVLDB 12(12), 2019, section 2.
 *
 * @param counts how many durations fell into each bucket; bucket 0 is below {@link #SMALLEST_SECONDS}
 */
public record Histogram(SortedMap<Integer, Double> counts) {

    /** Durations below this many seconds count as zero. */
    public static final double SMALLEST_SECONDS = 0.001;

    /** Durations above this many seconds, some 115 days, count as this many. */
    public static final double LARGEST_SECONDS = 1e7;

    /** How far a quantile is off at most, relative to the exact one. */
    public static final double RELATIVE_ERROR = 0.02;

    /** The ratio of a bucket's bounds. */
    static final double GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);

    private static final double LOG_GAMMA = Math.log(GAMMA);

    /** The last bucket; there are so many, and bucket 0. */
    public static final int LAST_BUCKET = bucket(LARGEST_SECONDS);

    public Histogram {
        counts = new TreeMap<>(counts);
    }

    /** A histogram of nothing. */
    public static Histogram empty() {
        return new Histogram(new TreeMap<>());
    }

    /** Returns the bucket that a duration falls into. */
    public static int bucket(double seconds) {
        double counted = Math.min(seconds, LARGEST_SECONDS);
        return counted < SMALLEST_SECONDS ? 0 : 1 + (int) Math.floor(Math.log(counted / SMALLEST_SECONDS) / LOG_GAMMA);
    }

    /** Returns the sum of both, bucket by bucket. */
    public Histogram plus(Map<Integer, Double> other) {
        SortedMap<Integer, Double> sum = new TreeMap<>(counts);
        other.forEach((bucket, count) -> sum.merge(bucket, count, Double::sum));
        return new Histogram(sum);
    }

    /**
     * Returns the duration in seconds that a part of all durations does not exceed, 0 where there are none.
     *
     * @param part from 0 to 1
     */
    public double quantile(double part) {
        double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        double seen = 0;
        for (Map.Entry<Integer, Double> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= part * total) {
                return estimate(entry.getKey());
            }
        }
        return 0;
    }

    private static double estimate(int bucket) {
        return bucket == 0 ? 0 : SMALLEST_SECONDS * 2 * Math.exp(bucket * LOG_GAMMA) / (GAMMA + 1);
    }
}
