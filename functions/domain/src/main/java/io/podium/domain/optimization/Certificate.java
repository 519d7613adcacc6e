package io.podium.domain.optimization;

import java.util.Locale;

/**
 * An independent check that a point x and prices y prove each other optimal: x meets rows and bounds, y has the right
 * signs and leaves no reduced cost that an infinite bound could exploit, and both objectives agree. All measures are
 * relative to the terms of the sum in question, so that no choice of units changes the verdict. Source: strong duality,
 * as in Chvátal, Linear Programming, 1983, chapter 5.
 *
 * @param primalObjective objective at x, the constant included
 * @param dualObjective bound on the objective that y proves, the constant included
 * @param primalViolation largest violation of a row or bound, relative
 * @param dualViolation largest violation of a dual row or sign, relative
 * @param objectiveError estimate of the distance to the true optimum: the gap, and the violations at their prices
 * @param allowedError largest acceptable {@code objectiveError}
 */
public record Certificate(
        double primalObjective,
        double dualObjective,
        double primalViolation,
        double dualViolation,
        double objectiveError,
        double allowedError) {

    /** Largest acceptable violation, relative to the terms of the row. */
    public static final double FEASIBILITY_TOLERANCE = 1e-7;

    /** Largest acceptable error of the objective, relative to the objective. */
    public static final double OBJECTIVE_TOLERANCE = 1e-7;

    /** Checks a point and prices, the change of the objective per unit of each right-hand side. */
    public static Certificate of(LinearProgram program, double[] x, double[] duals) {
        return of(program, x, duals, Scaling.of(program));
    }

    static Certificate of(LinearProgram program, double[] x, double[] duals, Scaling scaling) {
        return new OptimalityCheck(program, x, duals, scaling).run();
    }

    /** Returns whether x is optimal within the tolerances; false if anything is not a number. */
    public boolean holds() {
        return primalViolation <= FEASIBILITY_TOLERANCE
                && dualViolation <= FEASIBILITY_TOLERANCE
                && objectiveError <= allowedError;
    }

    /** Returns |primal - dual| relative to the larger of both; 0 where both are 0. */
    public double relativeGap() {
        double size = Math.max(Math.abs(primalObjective), Math.abs(dualObjective));
        return size == 0 ? 0 : Math.abs(primalObjective - dualObjective) / size;
    }

    /** Returns the measures in a sentence without a full stop. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "primal violation %.1e, dual violation %.1e, error of the objective %.1e of at most %.1e,"
                        + " objectives %.10g and %.10g",
                primalViolation,
                dualViolation,
                objectiveError,
                allowedError,
                primalObjective,
                dualObjective);
    }
}
