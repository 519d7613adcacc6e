package io.podium.optimizer.highs;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Sense;
import io.podium.optimizer.sifting.ColumnArrays;

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

    /** Whether the entries are stored by row or by column. */
    final int format;

    /** All of a program, by row. */
    ModelArrays(LinearProgram program) {
        format = HighsApi.ROW_WISE;
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
            bound(program, row);
            program.forEachInRow(row, (variable, value) -> {
                indices[next[0]] = variable;
                values[next[0]++] = value;
            });
            starts[row + 1] = next[0];
        }
    }

    /** Some columns of a program, by column, with all its rows. */
    ModelArrays(LinearProgram program, ColumnArrays all, int[] chosen) {
        format = HighsApi.COLUMN_WISE;
        sign = program.sense() == Sense.MINIMIZE ? 1 : -1;
        costs = new double[chosen.length];
        lower = new double[chosen.length];
        upper = new double[chosen.length];
        starts = new int[chosen.length + 1];
        for (int at = 0; at < chosen.length; at++) {
            int column = chosen[at];
            costs[at] = all.cost(column);
            lower[at] = program.lower(column);
            upper[at] = program.upper(column);
            starts[at + 1] = starts[at] + all.start(column + 1) - all.start(column);
        }
        indices = new int[starts[chosen.length]];
        values = new double[indices.length];
        for (int at = 0; at < chosen.length; at++) {
            for (int entry = all.start(chosen[at]), to = starts[at]; to < starts[at + 1]; entry++, to++) {
                indices[to] = all.row(entry);
                values[to] = all.value(entry);
            }
        }
        rowLower = new double[program.rowCount()];
        rowUpper = new double[rowLower.length];
        for (int row = 0; row < rowLower.length; row++) {
            bound(program, row);
        }
    }

    private void bound(LinearProgram program, int row) {
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
