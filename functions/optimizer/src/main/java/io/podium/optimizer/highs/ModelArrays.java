package io.podium.optimizer.highs;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Sense;

/** A program as arrays for the native side, always to minimize. Each array is as long as the native side expects. */
final class ModelArrays {

    final double[] costs;
    final double[] lower;
    final double[] upper;
    final double[] rowLower;
    final double[] rowUpper;
    final int[] starts;
    final int[] indices;
    final double[] values;
    final double sign;

    ModelArrays(LinearProgram program) {
        int columns = program.variableCount();
        int rows = program.rowCount();
        sign = program.sense() == Sense.MINIMIZE ? 1 : -1;
        costs = new double[columns];
        lower = new double[columns];
        upper = new double[columns];
        for (int column = 0; column < columns; column++) {
            costs[column] = sign * program.objective(column);
            lower[column] = program.lower(column);
            upper[column] = program.upper(column);
        }
        rowLower = new double[rows];
        rowUpper = new double[rows];
        starts = new int[rows + 1];
        indices = new int[program.entryCount()];
        values = new double[program.entryCount()];
        int[] next = {0};
        for (int row = 0; row < rows; row++) {
            bounds(program, row);
            program.forEachInRow(row, (variable, value) -> {
                indices[next[0]] = variable;
                values[next[0]++] = value;
            });
            starts[row + 1] = next[0];
        }
    }

    private void bounds(LinearProgram program, int row) {
        double right = program.rightSide(row);
        rowLower[row] = Double.NEGATIVE_INFINITY;
        rowUpper[row] = Double.POSITIVE_INFINITY;
        switch (program.relation(row)) {
            case AT_MOST -> rowUpper[row] = right;
            case AT_LEAST -> rowLower[row] = right;
            case EQUAL -> rowLower[row] = rowUpper[row] = right;
        }
    }

    int columns() {
        return costs.length;
    }

    int rows() {
        return rowLower.length;
    }
}
