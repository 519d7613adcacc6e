package io.podium.domain.queueing;

import java.util.List;

/**
 * The index of dispersion of counts: the variance of the number of arrivals in a stretch of time over its mean. It is 1 for
 * Poisson arrivals, larger for bursts and smaller for even arrivals, and for long stretches of a renewal process it is the
 * squared coefficient of variation of the times between arrivals (Cox and Lewis, The Statistical Analysis of Series of
 * Events, 1966, section 4.5), which is why it stands for that in the queue (Sriram and Whitt, Characterizing superposition
 * arrival processes in packet multiplexers, IEEE Journal on Selected Areas in Communications 4, 1986).
 *
 * <p>The variance is half the mean square difference of neighbouring counts (von Neumann, Distribution of the ratio of the
 * mean square successive difference to the variance, Annals of Mathematical Statistics 12, 1941). A rate that drifts, or steps
 * once, hardly adds to that. Neither do bursts that last for many stretches: to a queue they are changes of the load.
 */
public final class Dispersion {
    /** The least that is told: smaller values are within the error of a few counts. */
    public static final double LEAST = 0.25;

    /** The most that is told, with which a queue waits some ten times as long as with Poisson arrivals. */
    public static final double MOST = 25;

    private Dispersion() {}

    /**
     * Returns the index.
     *
     * @param counts arrivals in successive stretches of equal length
     * @param chance variance of a count to add to what they show, not negative
     * @return from {@link #LEAST} to {@link #MOST}; 1 where fewer than two counts or no arrivals are given
     */
    public static double of(List<Double> counts, double chance) {
        double mean = counts.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (counts.size() < 2 || mean <= 0) {
            return 1;
        }
        double squares = 0;
        for (int at = 1; at < counts.size(); at++) {
            double difference = counts.get(at) - counts.get(at - 1);
            squares += difference * difference;
        }
        double variance = squares / (2 * (counts.size() - 1));
        return Math.max(LEAST, Math.min(MOST, (variance + chance) / mean));
    }
}
