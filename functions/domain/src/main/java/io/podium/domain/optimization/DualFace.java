package io.podium.domain.optimization;

/**
 * All prices that prove a point optimal, as the points of a program without an objective: its variables are the prices of
 * the rows, and its rows say of each variable of the original that its reduced cost is not negative at the lower bound,
 * not positive at the upper, and zero between. Rows that are not tight have no price. Source: complementary slackness,
 * as in Chvátal, Linear Programming, 1983, chapter 5.
 */
final class DualFace {

    private DualFace() {}

    /**
     * Builds the program, for the original as a minimization.
     *
     * @param original a scaled program
     * @param x an optimal point of it
     */
    static LinearProgram of(LinearProgram original, double[] x) {
        Slackness slackness = new Slackness(original, x);
        LinearProgramBuilder builder = LinearProgram.minimize();
        for (int row = 0; row < original.rowCount(); row++) {
            boolean loose = slackness.isLoose(row);
            Relation relation = original.relation(row);
            builder.variable(
                    "price of " + original.rowName(row),
                    0,
                    loose || relation == Relation.AT_LEAST ? 0 : Double.NEGATIVE_INFINITY,
                    loose || relation == Relation.AT_MOST ? 0 : Double.POSITIVE_INFINITY);
        }
        SparseMatrix columns = original.rows().transposed();
        for (int variable = 0; variable < original.variableCount(); variable++) {
            boolean low = slackness.isAtLower(variable);
            boolean high = slackness.isAtUpper(variable);
            if (low && high) {
                continue;
            }
            Relation relation = low ? Relation.AT_MOST : high ? Relation.AT_LEAST : Relation.EQUAL;
            int row = builder.row(
                    original.variableName(variable), relation, original.sign() * original.objective(variable));
            for (int at = columns.starts()[variable]; at < columns.starts()[variable + 1]; at++) {
                builder.entry(row, columns.indices()[at], columns.values()[at]);
            }
        }
        return builder.build();
    }
}
