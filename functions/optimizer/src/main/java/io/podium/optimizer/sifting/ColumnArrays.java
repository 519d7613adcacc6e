package io.podium.optimizer.sifting;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Sense;
import java.util.Arrays;

/** The columns of a program, always to minimize. Not to be changed. */
public final class ColumnArrays {

    private final double[] costs;
    private final int[] starts;
    private final int[] rows;
    private final double[] values;

    /** Turns the rows of a program into columns, in time linear in its size. */
    public ColumnArrays(LinearProgram program) {
        int columns = program.variableCount();
        double sign = program.sense() == Sense.MINIMIZE ? 1 : -1;
        costs = new double[columns];
        Arrays.setAll(costs, column -> sign * program.objective(column));
        starts = new int[columns + 1];
        rows = new int[program.entryCount()];
        values = new double[rows.length];
        for (int row = 0; row < program.rowCount(); row++) {
            program.forEachInRow(row, (column, value) -> starts[column + 1]++);
        }
        for (int column = 0; column < columns; column++) {
            starts[column + 1] += starts[column];
        }
        int[] next = Arrays.copyOf(starts, columns);
        for (int row = 0; row < program.rowCount(); row++) {
            int at = row;
            program.forEachInRow(row, (column, value) -> {
                rows[next[column]] = at;
                values[next[column]++] = value;
            });
        }
    }

    /** Returns the number of columns. */
    public int count() {
        return costs.length;
    }

    /** Returns the cost of one unit of a column. */
    public double cost(int column) {
        return costs[column];
    }

    /** Returns where the entries of a column begin; they end where those of the next begin. */
    public int start(int column) {
        return starts[column];
    }

    /** Returns the row of an entry. */
    public int row(int entry) {
        return rows[entry];
    }

    /** Returns the value of an entry. */
    public double value(int entry) {
        return values[entry];
    }

    /** Returns the cost of a column less what its entries are worth at the prices of the rows. */
    public double reducedCost(int column, double[] duals) {
        double reduced = costs[column];
        for (int entry = starts[column]; entry < starts[column + 1]; entry++) {
            reduced -= values[entry] * duals[rows[entry]];
        }
        return reduced;
    }
}
