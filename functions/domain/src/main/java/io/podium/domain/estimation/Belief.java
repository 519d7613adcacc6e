package io.podium.domain.estimation;

import java.util.random.RandomGenerator;

/**
 * What is thought of a number that is never negative: a duration or a rate. Its logarithm is taken to be normal, which
 * fits the errors of declared run times and makes them relative.
 *
 * @param mean what is expected, at least 0
 * @param variation the standard deviation as a part of the mean, at least 0; 0 for what is known
 */
public record Belief(double mean, double variation) {
    /** Draws before the rest of an overdue duration is taken from the tail's rate. */
    private static final int TRIES = 16;

    public Belief {
        if (!(mean >= 0 && Double.isFinite(mean) && variation >= 0 && Double.isFinite(variation))) {
            throw new IllegalArgumentException(
                    "a mean and a variation are finite and at least 0, not " + mean + " and " + variation);
        }
    }

    /** Returns a number that is known. */
    public static Belief exactly(double value) {
        return new Belief(value, 0);
    }

    /** Returns whether there is nothing to draw. */
    public boolean isKnown() {
        return variation == 0 || mean == 0;
    }

    double draw(RandomGenerator random) {
        if (isKnown()) {
            return mean;
        }
        double variance = logVariance();
        return mean * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    }

    /**
     * Draws what is left of a duration of which {@code elapsed} has passed. Where nearly every duration would have ended
     * by then, what is left is exponential with the rate of the normal tail, z / (σ · elapsed).
     */
    double drawBeyond(double elapsed, RandomGenerator random) {
        if (isKnown() || elapsed <= 0) {
            return Math.max(0, draw(random) - elapsed);
        }
        for (int i = 0; i < TRIES; i++) {
            double drawn = draw(random);
            if (drawn > elapsed) {
                return drawn - elapsed;
            }
        }
        double deviation = Math.sqrt(logVariance());
        double z = Math.max(1, (Math.log(elapsed / mean) + deviation * deviation / 2) / deviation);
        return random.nextExponential() * deviation * elapsed / z;
    }

    private double logVariance() {
        return Math.log1p(variation * variation);
    }
}
