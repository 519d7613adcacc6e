package io.podium.domain.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Durations counted in buckets whose bounds grow by a constant factor, so that histograms of many windows and writers add
 * up bucket by bucket and quantiles keep a bounded relative error (the idea of Masson, Rim and Lee, "DDSketch", 2019).
 *
 * @param counts how many durations fell into each bucket; bucket 0 is below {@link #SMALLEST_SECONDS}
 */
public record Histogram(SortedMap<Integer, Double> counts) {

    /** Durations below this many seconds count as zero. */
    public static final double SMALLEST_SECONDS = 0.001;

    /** The ratio of a bucket's bounds; a quantile is off by at most half of what it exceeds 1 by. */
    public static final double GROWTH = 1.25;

    private static final double LOG_GROWTH = Math.log(GROWTH);

    public Histogram {
        counts = new TreeMap<>(counts);
    }

    /** A histogram of nothing. */
    public static Histogram empty() {
        return new Histogram(new TreeMap<>());
    }

    /** Returns the bucket that a duration falls into. */
    public static int bucket(double seconds) {
        return seconds < SMALLEST_SECONDS ? 0 : 1 + (int) Math.floor(Math.log(seconds / SMALLEST_SECONDS) / LOG_GROWTH);
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
                return middle(entry.getKey());
            }
        }
        return 0;
    }

    private static double middle(int bucket) {
        return bucket == 0 ? 0 : SMALLEST_SECONDS * Math.exp((bucket - 0.5) * LOG_GROWTH);
    }
}
