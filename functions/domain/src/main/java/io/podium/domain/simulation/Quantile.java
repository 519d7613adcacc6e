package io.podium.domain.simulation;

/** Quantiles of samples. */
final class Quantile {
    private Quantile() {}

    /**
     * Returns the value at index floor(p·n).
     *
     * @param sorted n values in order, at least one
     * @param p at least 0 and below 1
     */
    static double of(double[] sorted, double p) {
        return sorted[(int) (p * sorted.length)];
    }
}
