package io.podium.domain.optimization;

/** Quantiles of the standard normal distribution. */
final class NormalQuantile {

    private NormalQuantile() {}

    /**
     * Returns z with P(Z &lt;= z) = p, to 4.5e-4, by the rational approximation 26.2.23 of Abramowitz and Stegun, Handbook
     * of Mathematical Functions, 1964.
     *
     * @param p from 0.5 to below 1
     */
    static double of(double p) {
        double t = Math.sqrt(-2 * Math.log(1 - p));
        double top = 2.515517 + t * (0.802853 + t * 0.010328);
        double bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
        return Math.max(0, t - top / bottom);
    }
}
