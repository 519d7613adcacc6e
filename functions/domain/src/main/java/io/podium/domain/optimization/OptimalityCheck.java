package io.podium.domain.optimization;

/**
 * The sums behind a {@link Certificate}, in the units of the original program. The scaling only says how large one
 * ordinary unit of each row and variable is, for sums whose terms are all zero.
 */
final class OptimalityCheck {

    /** Share of an ordinary unit that counts as the size of a sum whose terms are all zero. */
    private static final double FLOOR = 1e-2;

    /** Share of the sum of absolute terms of the objective that is rounding. */
    private static final double CANCELLATION = 1e-10;

    private final LinearProgram program;
    private final double[] x;
    private final double[] duals;
    private final Scaling scaling;
    private final double sign;

    private double primalViolation;
    private double dualViolation;
    private double dualObjective;
    private double pricedViolations;
    private double terms;

    OptimalityCheck(LinearProgram program, double[] x, double[] duals, Scaling scaling) {
        this.program = program;
        this.x = x;
        this.duals = duals;
        this.scaling = scaling;
        this.sign = program.sign();
    }

    Certificate run() {
        for (int row = 0; row < program.rowCount(); row++) {
            checkRow(row);
        }
        SparseMatrix columns = program.rows().transposed();
        for (int variable = 0; variable < program.variableCount(); variable++) {
            checkBounds(variable);
            checkReducedCost(variable, columns);
            terms += Math.abs(program.objective(variable) * x[variable]);
        }
        double primal = program.objectiveAt(x) - program.offset();
        double dual = sign * dualObjective;
        double allowed = Certificate.OBJECTIVE_TOLERANCE * Math.max(Math.abs(primal), Math.abs(dual))
                + CANCELLATION * (terms + scaling.objectiveUnit());
        return new Certificate(
                primal + program.offset(),
                dual + program.offset(),
                primalViolation,
                dualViolation,
                Math.abs(primal - dual) + pricedViolations,
                allowed);
    }

    private void checkRow(int row) {
        double activity = program.rows().times(row, x);
        double right = program.rightSide(row);
        double excess = activity - right;
        double violation =
                switch (program.relation(row)) {
                    case AT_MOST -> Math.max(0, excess);
                    case AT_LEAST -> Math.max(0, -excess);
                    case EQUAL -> Math.abs(excess);
                };
        double size = Math.abs(right) + program.rows().absoluteTimes(row, x) + FLOOR * scaling.rowUnit(row);
        primalViolation = Math.max(primalViolation, violation / size);
        double price = sign * duals[row];
        double wrongSign =
                switch (program.relation(row)) {
                    case AT_MOST -> Math.max(0, price);
                    case AT_LEAST -> Math.max(0, -price);
                    case EQUAL -> 0;
                };
        dualViolation = Math.max(dualViolation, wrongSign / (FLOOR * scaling.dualUnit(row)));
        pricedViolations += Math.abs(price) * violation;
        dualObjective += price * right;
        terms += Math.abs(price * right);
    }

    private void checkBounds(int variable) {
        double violation =
                Math.max(0, Math.max(program.lower(variable) - x[variable], x[variable] - program.upper(variable)));
        double size = Math.abs(x[variable]) + FLOOR * scaling.variableUnit(variable);
        primalViolation = Math.max(primalViolation, violation / size);
    }

    private void checkReducedCost(int variable, SparseMatrix columns) {
        double cost = sign * program.objective(variable);
        double reduced = cost - sign * columns.times(variable, duals);
        double size =
                Math.abs(cost) + columns.absoluteTimes(variable, duals) + FLOOR * scaling.reducedCostUnit(variable);
        double bound = reduced > 0 ? program.lower(variable) : program.upper(variable);
        if (Double.isInfinite(bound)) {
            dualViolation = Math.max(dualViolation, Math.abs(reduced) / size);
            pricedViolations += Math.abs(reduced * x[variable]);
        } else {
            double rounding = CANCELLATION * size;
            double at = Math.abs(reduced) <= rounding ? x[variable] : bound;
            dualObjective += reduced * at;
            terms += Math.abs(reduced * at);
        }
        if (Double.isNaN(reduced)) {
            dualViolation = Double.NaN;
        }
    }
}
