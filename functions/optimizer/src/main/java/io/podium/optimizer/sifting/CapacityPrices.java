package io.podium.optimizer.sifting;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Prices of capacities near those of the optimum. Newton's method climbs the {@link SmoothedDual}, held above zero by a
 * logarithmic barrier, at temperatures that fall by steps (a path-following method; Boyd and Vandenberghe, Convex
 * Optimization, 2004, section 11.3).
 *
 * @param prices by capacity
 * @param temperature the last one: how far above the least the cost of an offer that is used may be, in order of size
 */
@SuppressWarnings("ArrayRecordComponent") // large; never compared
record CapacityPrices(double[] prices, double temperature) {

    private static final double FIRST = 0.3;
    private static final double FALL = 0.35;
    private static final double LAST = 2e-6;
    private static final double BARRIER = 0.1;
    private static final double FIRST_WORTH = 0.1;
    /** Steps at one temperature, from the prices of the one before. */
    private static final int STEPS = 8;

    /** Steps at the first temperature, from anywhere. */
    private static final int FIRST_STEPS = 60;

    private static final int HALVINGS = 30;
    private static final double NEAR = 5e-4;
    private static final double SUFFICIENT = 1e-4;
    private static final double TO_THE_EDGE = 0.9;

    /** Relative difference of mirrored entries that is let pass: any, for they are the same sums but for rounding. */
    private static final double SYMMETRIC_ANYWAY = 2;

    /** Returns prices, or nothing where numbers get out of hand. */
    static Optional<CapacityPrices> of(CoupledDemands program) {
        double total = Arrays.stream(program.demands).sum();
        double scale = meanOfCheapest(program, total);
        if (!(scale > 0)) {
            return Optional.empty();
        }
        double[] prices = new double[program.capacities.length];
        double worth = FIRST_WORTH * scale * total / prices.length;
        double meanCapacity = Arrays.stream(program.capacities).average().orElse(1);
        Arrays.setAll(prices, at -> worth / Math.max(program.capacities[at], 1e-3 * meanCapacity));
        Climb climb = new Climb(new SmoothedDual(program), program, prices);
        double temperature = FIRST * scale;
        while (temperature > LAST * scale) {
            double[] before = climb.prices;
            int steps = Arrays.equals(before, prices) ? FIRST_STEPS : STEPS;
            if (!climb.to(
                    steps, temperature, BARRIER * temperature * total / prices.length, NEAR * temperature * total)) {
                // What is left of the way is too rough for these steps: where it began is near enough.
                return steps == FIRST_STEPS
                        ? Optional.empty()
                        : Optional.of(new CapacityPrices(before, temperature / FALL));
            }
            temperature *= FALL;
        }
        return Optional.of(new CapacityPrices(climb.prices, temperature / FALL));
    }

    private static double meanOfCheapest(CoupledDemands program, double total) {
        double sum = 0;
        for (int demand = 0; demand < program.demands.length; demand++) {
            double least = Double.POSITIVE_INFINITY;
            for (int offer = program.starts[demand]; offer < program.starts[demand + 1]; offer++) {
                least = Math.min(least, Math.abs(program.costs[offer]));
            }
            sum += least < Double.POSITIVE_INFINITY ? least * program.demands[demand] : 0;
        }
        return sum / total;
    }

    /** The way up. */
    private static final class Climb {

        private final SmoothedDual dual;
        private final CoupledDemands program;
        private double[] prices;

        Climb(SmoothedDual dual, CoupledDemands program, double[] prices) {
            this.dual = dual;
            this.program = program;
            this.prices = prices;
        }

        /** Climbs at one temperature; returns false where the steps do not suffice, or numbers get out of hand. */
        boolean to(int steps, double temperature, double barrier, double near) {
            double value = valueAt(prices, temperature, barrier);
            for (int step = 0; step < steps; step++) {
                double[] slope = slope(barrier);
                double[] direction = direction(slope, temperature, barrier);
                double rise = dot(slope, direction);
                if (!Double.isFinite(value) || !Double.isFinite(rise)) {
                    return false;
                }
                double length = longest(direction);
                double[] next = moved(direction, length);
                double reached = valueAt(next, temperature, barrier);
                for (int half = 0; half < HALVINGS && !(reached >= value + SUFFICIENT * length * rise); half++) {
                    length /= 2;
                    next = moved(direction, length);
                    reached = valueAt(next, temperature, barrier);
                }
                prices = next;
                value = reached;
                if (rise < near) {
                    return true;
                }
            }
            return false;
        }

        private double valueAt(double[] at, double temperature, double barrier) {
            double value = dual.valueAt(at, temperature);
            for (double price : at) {
                value += barrier * Math.log(price);
            }
            return value;
        }

        private double[] slope(double barrier) {
            double[] slope = new double[prices.length];
            Arrays.setAll(slope, at -> dual.used[at] - program.capacities[at] + barrier / prices[at]);
            return slope;
        }

        private double[] direction(double[] slope, double temperature, double barrier) {
            double[][] curvature = dual.curvature(temperature);
            double mean = 0;
            for (int at = 0; at < prices.length; at++) {
                curvature[at][at] += barrier / (prices[at] * prices[at]);
                mean += curvature[at][at] / prices.length;
            }
            double ridge = 1e-12 * mean;
            while (true) {
                for (int at = 0; at < prices.length; at++) {
                    curvature[at][at] += ridge;
                }
                try {
                    return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), SYMMETRIC_ANYWAY, 0)
                            .getSolver()
                            .solve(new ArrayRealVector(slope, false))
                            .toArray();
                } catch (NonPositiveDefiniteMatrixException flat) {
                    // Rounding has made it flat in some direction: bent a little more, it is not.
                    ridge *= 100;
                }
            }
        }

        /** Returns how far the direction may be followed before a price is nothing. */
        private double longest(double[] direction) {
            double length = 1;
            for (int at = 0; at < direction.length; at++) {
                if (direction[at] < 0) {
                    length = Math.min(length, -TO_THE_EDGE * prices[at] / direction[at]);
                }
            }
            return length;
        }

        private double[] moved(double[] direction, double length) {
            double[] moved = new double[prices.length];
            Arrays.setAll(moved, at -> prices[at] + length * direction[at]);
            return moved;
        }

        private static double dot(double[] left, double[] right) {
            double sum = 0;
            for (int at = 0; at < left.length; at++) {
                sum += left[at] * right[at];
            }
            return sum;
        }
    }
}
