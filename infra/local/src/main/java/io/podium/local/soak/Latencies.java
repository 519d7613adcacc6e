package io.podium.local.soak;

import java.util.concurrent.atomic.AtomicLongArray;

/** Durations counted in classes that are 5 % wide each, so that any number of them takes the same memory. */
final class Latencies {
    private static final double WIDTH = Math.log(1.05);
    private static final int CLASSES = 512;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);

    /** Counts a duration in nanoseconds; what is below a microsecond counts as one. */
    void add(long nanos) {
        double micros = Math.max(1, nanos / 1_000.0);
        counts.incrementAndGet(Math.min(CLASSES - 1, (int) (Math.log(micros) / WIDTH)));
    }

    /**
     * Returns the quantiles of what was added since this was last asked, in milliseconds, each the upper end of its class;
     * zeros if nothing was.
     *
     * @param shares from 0 to 1
     */
    double[] drain(double... shares) {
        long[] taken = new long[CLASSES];
        long total = 0;
        for (int i = 0; i < CLASSES; i++) {
            taken[i] = counts.getAndSet(i, 0);
            total += taken[i];
        }
        double[] quantiles = new double[shares.length];
        for (int i = 0; i < shares.length && total > 0; i++) {
            quantiles[i] = quantile(taken, (long) Math.floor(shares[i] * (total - 1)));
        }
        return quantiles;
    }

    private static double quantile(long[] counts, long index) {
        long before = 0;
        int at = 0;
        while (before + counts[at] <= index) {
            before += counts[at];
            at++;
        }
        return Math.round(Math.exp((at + 1) * WIDTH)) / 1_000.0;
    }
}
