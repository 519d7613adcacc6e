package io.podium.domain.fairness;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Weighted max-min division of one thing (Bertsekas and Gallager, "Data networks", section 6.5.2, 1992): who wants less
 * than its part gets what it wants, and the others divide what is left by their weights. No share can grow but at the
 * price of one that is smaller for its weight.
 */
final class WaterFilling {
    private WaterFilling() {}

    /**
     * Divides in n log n.
     *
     * @param capacity how much there is, at least 0
     * @param wanted how much each wants, at least 0
     * @param weights above 0
     * @return how much each gets; together at most the capacity
     */
    static double[] divide(double capacity, double[] wanted, double[] weights) {
        double[] given = new double[wanted.length];
        double left = capacity;
        double weight =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        int[] thirstiestLast = IntStream.range(0, wanted.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> wanted[i] / weights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : thirstiestLast) {
            given[i] = Math.min(wanted[i], Math.max(0, left) * Math.min(1, weights[i] / weight));
            left -= given[i];
            weight -= weights[i];
        }
        return given;
    }
}
