package io.podium.optimizer.sifting;

import java.util.Arrays;

/**
 * The dual of {@link CoupledDemands}, made smooth: each demand takes its offers in shares that fall off exponentially
 * with their cost at given prices of the capacities, on the scale of a temperature, instead of the cheapest alone. The
 * sum is concave in the prices and, as the temperature falls, tends to the dual of the program.
 */
final class SmoothedDual {

    /** Multiples of the temperature from where on an offer's share is nothing. */
    private static final double FAR = 30;

    /** Shares that matter to the second derivatives. */
    private static final double NOTABLE = 1e-4;

    /** Products that one matrix of second derivatives may take, unless it would rest on too few demands. */
    private static final double MOST_WORK = 2e7;

    private static final int DEMANDS_PER_CAPACITY = 2;

    private final CoupledDemands program;
    private final double[] shares;

    /** What is used of each capacity, by the last call of {@link #valueAt}. */
    final double[] used;

    SmoothedDual(CoupledDemands program) {
        this.program = program;
        this.shares = new double[program.costs.length];
        this.used = new double[program.capacities.length];
    }

    /** Returns the cost of an offer at prices of the capacities. */
    static double priced(CoupledDemands program, int offer, double[] prices) {
        double cost = program.costs[offer];
        for (int use = program.useStarts[offer]; use < program.useStarts[offer + 1]; use++) {
            cost += program.uses[use] * prices[program.useOf[use]];
        }
        return cost;
    }

    /** Returns the value, and keeps the shares and what they use. */
    double valueAt(double[] prices, double temperature) {
        Arrays.fill(used, 0);
        double value = 0;
        for (int demand = 0; demand < program.demands.length; demand++) {
            if (program.starts[demand] < program.starts[demand + 1]) {
                value += program.demands[demand] * softLeast(demand, prices, temperature);
            }
        }
        for (int capacity = 0; capacity < used.length; capacity++) {
            value -= program.capacities[capacity] * prices[capacity];
        }
        return value;
    }

    private double softLeast(int demand, double[] prices, double temperature) {
        int from = program.starts[demand];
        int to = program.starts[demand + 1];
        double least = Double.POSITIVE_INFINITY;
        for (int offer = from; offer < to; offer++) {
            shares[offer] = priced(program, offer, prices);
            least = Math.min(least, shares[offer]);
        }
        double sum = 0;
        for (int offer = from; offer < to; offer++) {
            double above = (shares[offer] - least) / temperature;
            shares[offer] = above > FAR ? 0 : Math.exp(-above);
            sum += shares[offer];
        }
        for (int offer = from; offer < to; offer++) {
            if (shares[offer] > 0) {
                shares[offer] /= sum;
                double amount = program.demands[demand] * shares[offer];
                for (int use = program.useStarts[offer]; use < program.useStarts[offer + 1]; use++) {
                    used[program.useOf[use]] += amount * program.uses[use];
                }
            }
        }
        return least - temperature * Math.log(sum);
    }

    /**
     * Returns the second derivatives at the point of the last call of {@link #valueAt}, their sign turned, from every
     * demand or, where that is much work, from every so many, which is enough for a direction (Byrd et al., On the use of
     * stochastic Hessian information in optimization methods for machine learning, 2011).
     */
    double[][] curvature(double temperature) {
        int size = used.length;
        double[][] matrix = new double[size][size];
        int stride = stride();
        int[] indices = new int[size];
        double[] weights = new double[size];
        double[] byCapacity = new double[size];
        int[] seen = new int[size];
        for (int demand = 0; demand < program.demands.length; demand += stride) {
            double weight = stride * program.demands[demand] / temperature;
            int count = 0;
            for (int offer = program.starts[demand]; offer < program.starts[demand + 1]; offer++) {
                if (shares[offer] > NOTABLE) {
                    addOwn(matrix, offer, weight * shares[offer]);
                    for (int use = program.useStarts[offer]; use < program.useStarts[offer + 1]; use++) {
                        int capacity = program.useOf[use];
                        if (seen[capacity] <= demand) {
                            seen[capacity] = demand + 1;
                            indices[count++] = capacity;
                        }
                        byCapacity[capacity] += shares[offer] * program.uses[use];
                    }
                }
            }
            for (int at = 0; at < count; at++) {
                weights[at] = byCapacity[indices[at]];
                byCapacity[indices[at]] = 0;
            }
            for (int first = 0; first < count; first++) {
                double[] line = matrix[indices[first]];
                double factor = weight * weights[first];
                for (int second = 0; second <= first; second++) {
                    line[indices[second]] -= factor * weights[second];
                }
            }
        }
        mirror(matrix);
        return matrix;
    }

    /** Each pair was subtracted at one of its two places. */
    private static void mirror(double[][] matrix) {
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < row; column++) {
                double sum = matrix[row][column] + matrix[column][row];
                matrix[row][column] = sum;
                matrix[column][row] = sum;
            }
        }
    }

    private void addOwn(double[][] matrix, int offer, double weight) {
        for (int first = program.useStarts[offer]; first < program.useStarts[offer + 1]; first++) {
            for (int second = program.useStarts[offer]; second <= first; second++) {
                matrix[program.useOf[first]][program.useOf[second]] +=
                        weight * program.uses[first] * program.uses[second];
            }
        }
    }

    private int stride() {
        double work = 0;
        for (int demand = 0; demand < program.demands.length; demand++) {
            double entries = 0;
            for (int offer = program.starts[demand]; offer < program.starts[demand + 1]; offer++) {
                if (shares[offer] > NOTABLE) {
                    entries += program.useStarts[offer + 1] - program.useStarts[offer];
                }
            }
            work += Math.min(entries, used.length) * Math.min(entries, used.length);
        }
        int most = Math.max(1, program.demands.length / (DEMANDS_PER_CAPACITY * used.length));
        return (int) Math.max(1, Math.min(most, work / MOST_WORK));
    }
}
