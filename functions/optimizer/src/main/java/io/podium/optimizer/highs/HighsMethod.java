package io.podium.optimizer.highs;

import java.util.List;

/**
 * How HiGHS solves.
 *
 * @param solver {@code simplex} or {@code ipm}, an interior point method with crossover to a vertex
 * @param presolve whether the program is reduced first
 * @param tolerance what counts as feasible, in scaled units
 */
record HighsMethod(String solver, boolean presolve, double tolerance) {

    static final HighsMethod SIMPLEX = new HighsMethod("simplex", true, 1e-9);
    static final HighsMethod INTERIOR_POINT = new HighsMethod("ipm", true, 1e-9);

    /**
     * Tried in this order, after the first method, while the check refuses what comes out. The default tolerance of 1e-7
     * is too wide for the check now and then, so it comes last.
     */
    static final List<HighsMethod> LADDER = List.of(
            new HighsMethod("simplex", false, 1e-9),
            new HighsMethod("ipm", true, 1e-9),
            new HighsMethod("simplex", true, 1e-7));
}
