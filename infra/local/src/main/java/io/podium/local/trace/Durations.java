package io.podium.local.trace;

import java.util.random.RandomGenerator;

/** A distribution of durations in seconds. Heavy tails are what makes the choice of a scheduling policy matter. */
public sealed interface Durations {

    /** Draws a duration. The same numbers come out on every platform. */
    double draw(RandomGenerator random);

    /**
     * The exponential of a normal variable (by Box and Muller, 1958).
     *
     * @param median the median in seconds
     * @param sigma the standard deviation of the logarithm
     * @param max longer ones are cut to this, in seconds
     */
    record LogNormal(double median, double sigma, double max) implements Durations {
        @Override
        public double draw(RandomGenerator random) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            double normal = radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
            return Math.min(max, median * StrictMath.exp(sigma * normal));
        }
    }

    /**
     * A Pareto distribution with both ends cut off, by inversion of its distribution function.
     *
     * @param shape the exponent of the tail, above 0; the smaller, the heavier
     * @param min the shortest, in seconds
     * @param max the longest, in seconds
     */
    record BoundedPareto(double shape, double min, double max) implements Durations {
        @Override
        public double draw(RandomGenerator random) {
            double cut = 1 - StrictMath.pow(min / max, shape);
            return min / StrictMath.pow(1 - random.nextDouble() * cut, 1 / shape);
        }
    }
}
