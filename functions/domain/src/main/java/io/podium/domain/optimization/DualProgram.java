package io.podium.domain.optimization;

/**
 * The dual of a linear program, for engines that give no prices: its optimum has the same objective, and its first
 * variables are the prices of the original rows. A variable with two finite bounds gets a price of its own for the upper
 * one, after its lower bound is moved to zero. Source: Chvátal, Linear Programming, 1983, chapters 5 and 9.
 */
public final class DualProgram {

    private final LinearProgram original;
    private final LinearProgram program;

    private DualProgram(LinearProgram original, LinearProgram program) {
        this.original = original;
        this.program = program;
    }

    /** Builds the dual, a maximization, of the program as a minimization. */
    public static DualProgram of(LinearProgram original) {
        return build(original, new Slackness(original, null));
    }

    /**
     * Builds the dual with only those solutions that complementary slackness allows beside a point x that is said to be
     * optimal: rows that are not tight at x have no price, and variables between their bounds no reduced cost. Smaller
     * than the whole dual; infeasible where x is not optimal.
     */
    public static DualProgram at(LinearProgram original, double[] x) {
        return build(original, new Slackness(original, x));
    }

    private static DualProgram build(LinearProgram original, Slackness slackness) {
        LinearProgramBuilder builder = LinearProgram.maximize();
        double sign = original.sign();
        double constant = sign * original.offset();
        for (int variable = 0; variable < original.variableCount(); variable++) {
            constant += sign * original.objective(variable) * reference(original, variable);
        }
        builder.offset(constant);
        if (original.rowCount() == 0) {
            builder.variable("no price, because there is no row", 0, 0, 1);
        }
        for (int row = 0; row < original.rowCount(); row++) {
            addPrice(builder, original, row, slackness.isLoose(row));
        }
        SparseMatrix columns = original.rows().transposed();
        for (int variable = 0; variable < original.variableCount(); variable++) {
            addRow(builder, original, variable, columns, slackness.isBetweenBounds(variable));
        }
        return new DualProgram(original, builder.build());
    }

    private static double reference(LinearProgram original, int variable) {
        if (Double.isFinite(original.lower(variable))) {
            return original.lower(variable);
        }
        return Double.isFinite(original.upper(variable)) ? original.upper(variable) : 0;
    }

    private static void addPrice(LinearProgramBuilder builder, LinearProgram original, int row, boolean loose) {
        double[] right = {original.rightSide(row)};
        original.forEachInRow(row, (variable, value) -> right[0] -= value * reference(original, variable));
        boolean atMost = original.relation(row) == Relation.AT_MOST;
        boolean atLeast = original.relation(row) == Relation.AT_LEAST;
        builder.variable(
                "price of " + original.rowName(row),
                right[0],
                loose || atLeast ? 0 : Double.NEGATIVE_INFINITY,
                loose || atMost ? 0 : Double.POSITIVE_INFINITY);
    }

    private static void addRow(
            LinearProgramBuilder builder, LinearProgram original, int variable, SparseMatrix columns, boolean between) {
        double width = original.upper(variable) - original.lower(variable);
        if (width == 0) {
            return;
        }
        boolean fromBelow = Double.isFinite(original.lower(variable));
        boolean fromAbove = Double.isFinite(original.upper(variable));
        Relation oneSided = fromBelow ? Relation.AT_MOST : Relation.AT_LEAST;
        Relation relation = between || !(fromBelow || fromAbove) ? Relation.EQUAL : oneSided;
        String name = original.variableName(variable);
        int row = builder.row(name, relation, original.sign() * original.objective(variable));
        for (int at = columns.starts()[variable]; at < columns.starts()[variable + 1]; at++) {
            builder.entry(row, columns.indices()[at], columns.values()[at]);
        }
        if (fromBelow && fromAbove && !between) {
            builder.entry(row, builder.variable("price of upper bound of " + name, -width), -1);
        }
    }

    /** Returns the dual as a program of its own. */
    public LinearProgram program() {
        return program;
    }

    /**
     * Returns the prices of the original rows, the change of the original objective per unit of right-hand side, from a
     * solution of the dual.
     */
    public double[] prices(double[] dualSolution) {
        double[] prices = new double[original.rowCount()];
        for (int row = 0; row < prices.length; row++) {
            prices[row] = original.sign() * dualSolution[row];
        }
        return prices;
    }
}
