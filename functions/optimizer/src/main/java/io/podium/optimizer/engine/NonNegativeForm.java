package io.podium.optimizer.engine;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.Sense;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.Relationship;

/**
 * A program as Commons Math takes it: to minimize, with variables from 0 upwards only. A variable is moved to its lower
 * bound, or turned around at its upper one, or split in two if it has neither; two finite bounds become a row, and a fixed
 * variable a constant.
 */
final class NonNegativeForm {

    private static final int BYTES_PER_NUMBER = 8;

    private final LinearProgram program;
    private final int[] firstColumn;
    private final int columns;
    private final List<Integer> bounded = new ArrayList<>();

    private NonNegativeForm(LinearProgram program) {
        this.program = program;
        firstColumn = new int[program.variableCount()];
        int next = 0;
        for (int variable = 0; variable < firstColumn.length; variable++) {
            firstColumn[variable] = next;
            next += isFree(variable) ? 2 : isFixed(variable) ? 0 : 1;
            if (!isFixed(variable)
                    && Double.isFinite(program.lower(variable))
                    && Double.isFinite(program.upper(variable))) {
                bounded.add(variable);
            }
        }
        columns = Math.max(1, next);
    }

    static NonNegativeForm of(LinearProgram program) {
        return new NonNegativeForm(program);
    }

    /** Returns an estimate of the tableau and the rows it is made from. */
    long tableauBytes() {
        long rows = program.rowCount() + (long) bounded.size();
        return BYTES_PER_NUMBER * rows * (3L * columns + 2 * rows);
    }

    LinearObjectiveFunction objective() {
        double sign = program.sense() == Sense.MINIMIZE ? 1 : -1;
        double[] coefficients = new double[columns];
        for (int variable = 0; variable < firstColumn.length; variable++) {
            put(coefficients, variable, sign * program.objective(variable));
        }
        return new LinearObjectiveFunction(coefficients, 0);
    }

    LinearConstraintSet constraints() {
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int row = 0; row < program.rowCount(); row++) {
            double[] coefficients = new double[columns];
            double[] right = {program.rightSide(row)};
            program.forEachInRow(row, (variable, value) -> {
                put(coefficients, variable, value);
                right[0] -= value * origin(variable);
            });
            constraints.add(new LinearConstraint(coefficients, relationship(program.relation(row)), right[0]));
        }
        for (int variable : bounded) {
            double[] coefficients = new double[columns];
            coefficients[firstColumn[variable]] = 1;
            double width = program.upper(variable) - program.lower(variable);
            constraints.add(new LinearConstraint(coefficients, Relationship.LEQ, width));
        }
        return new LinearConstraintSet(constraints);
    }

    /** Returns the values of the program's variables. */
    double[] original(double[] solution) {
        double[] x = new double[firstColumn.length];
        for (int variable = 0; variable < x.length; variable++) {
            if (isFixed(variable)) {
                x[variable] = program.lower(variable);
                continue;
            }
            int column = firstColumn[variable];
            double moved = isFree(variable) ? solution[column] - solution[column + 1] : solution[column];
            x[variable] = origin(variable) + direction(variable) * moved;
        }
        return x;
    }

    private void put(double[] coefficients, int variable, double value) {
        if (isFixed(variable)) {
            return;
        }
        int column = firstColumn[variable];
        coefficients[column] = direction(variable) * value;
        if (isFree(variable)) {
            coefficients[column + 1] = -value;
        }
    }

    private boolean isFixed(int variable) {
        return program.lower(variable) == program.upper(variable);
    }

    private boolean isFree(int variable) {
        return Double.isInfinite(program.lower(variable)) && Double.isInfinite(program.upper(variable));
    }

    private double origin(int variable) {
        if (Double.isFinite(program.lower(variable))) {
            return program.lower(variable);
        }
        return Double.isFinite(program.upper(variable)) ? program.upper(variable) : 0;
    }

    private double direction(int variable) {
        return Double.isInfinite(program.lower(variable)) && Double.isFinite(program.upper(variable)) ? -1 : 1;
    }

    private static Relationship relationship(Relation relation) {
        return switch (relation) {
            case AT_MOST -> Relationship.LEQ;
            case EQUAL -> Relationship.EQ;
            case AT_LEAST -> Relationship.GEQ;
        };
    }
}
