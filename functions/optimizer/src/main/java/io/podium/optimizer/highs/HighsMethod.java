package io.podium.optimizer.highs;

/**
 * How HiGHS solves.
 *
 * @param solver {@code simplex}, {@code ipm} (an interior point method with crossover to a vertex) or {@code choose}
 * @param presolve whether the program is reduced first, unless it starts from a basis
 * @param tolerance what counts as feasible, in scaled units
 */
record HighsMethod(String solver, boolean presolve, double tolerance) {

    /** HiGHS's own tolerance, with which it is fastest; the check refuses the result now and then. */
    static final HighsMethod SIMPLEX = new HighsMethod("simplex", true, 1e-7);

    /** Takes few iterations from a result of the former. */
    static final HighsMethod PRECISE_SIMPLEX = new HighsMethod("simplex", true, 1e-9);

    static final HighsMethod INTERIOR_POINT = new HighsMethod("ipm", true, 1e-9);
    static final HighsMethod WITHOUT_PRESOLVE = new HighsMethod("simplex", false, 1e-9);
}
