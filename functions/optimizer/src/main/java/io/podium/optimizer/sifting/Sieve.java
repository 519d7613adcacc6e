package io.podium.optimizer.sifting;

import io.podium.domain.optimization.LinearProgram;
import java.util.Arrays;
import java.util.Optional;

/** Which columns of a large program are looked at first. */
public final class Sieve {

    /** Multiples of the last temperature within which an offer may be used. */
    private static final double WINDOW = 30;

    private Sieve() {}

    /** Returns the columns that cannot be left out: those that are not at zero while they are not basic. */
    public static boolean[] fixed(LinearProgram program) {
        boolean[] fixed = new boolean[program.variableCount()];
        for (int column = 0; column < fixed.length; column++) {
            fixed[column] = program.lower(column) != 0;
        }
        return fixed;
    }

    /**
     * Returns a choice of columns in which the optimum is likely to be found, and a feasible point if there is one at all
     * but for rare cases; or nothing if the program is not made of demands that share few capacities.
     */
    public static Optional<boolean[]> choose(LinearProgram program, ColumnArrays arrays) {
        return CoupledDemands.of(program, arrays)
                .flatMap(demands -> CapacityPrices.of(demands).map(prices -> {
                    boolean[] chosen = fixed(program);
                    chooseAlone(arrays, chosen);
                    chooseByPrices(demands, prices, chosen);
                    return chosen;
                }));
    }

    /** Columns of one row or none share nothing, and make the program feasible where they stand for what is not met. */
    private static void chooseAlone(ColumnArrays arrays, boolean[] chosen) {
        for (int column = 0; column < chosen.length; column++) {
            chosen[column] |= arrays.start(column + 1) - arrays.start(column) <= 1;
        }
    }

    private static void chooseByPrices(CoupledDemands demands, CapacityPrices prices, boolean[] chosen) {
        double window = WINDOW * prices.temperature();
        for (int demand = 0; demand < demands.demands.length; demand++) {
            int from = demands.starts[demand];
            int to = demands.starts[demand + 1];
            double[] costs = new double[to - from];
            Arrays.setAll(costs, at -> SmoothedDual.priced(demands, from + at, prices.prices()));
            double limit = Arrays.stream(costs).min().orElse(0) + window;
            for (int at = 0; at < costs.length; at++) {
                chosen[demands.columns[from + at]] |= costs[at] <= limit;
            }
        }
    }
}
