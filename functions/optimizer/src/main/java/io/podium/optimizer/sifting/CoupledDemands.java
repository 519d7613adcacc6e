package io.podium.optimizer.sifting;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Relation;
import java.util.Arrays;
import java.util.Optional;

/**
 * A program read as many demands that share few capacities: each column serves at most one row of demand
 * ({@code >=}), and the other rows ({@code <=}) limit columns of several demands together, or those of one alone, which
 * play no part here. All numbers are per unit of demand. Bounds of columns play no part either: what is found here only
 * says where to look.
 */
final class CoupledDemands {

    /** Capacities of which a dense matrix of second derivatives is still small. */
    static final int MOST_CAPACITIES = 1_000;

    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    /** What is demanded, by demand. */
    final double[] demands;

    /** What there is, by capacity. */
    final double[] capacities;

    /** Where the offers of each demand begin. */
    final int[] starts;

    /** The column of each offer. */
    final int[] columns;

    /** The cost of each offer. */
    final double[] costs;

    /** Where the uses of each offer begin. */
    final int[] useStarts;

    /** The capacity of each use. */
    final int[] useOf;

    /** How much of it is used. */
    final double[] uses;

    private CoupledDemands(LinearProgram program, ColumnArrays arrays, int[] demandOfColumn, int[] kindOfRow) {
        int[] number = new int[kindOfRow.length];
        int demandCount = 0;
        int capacityCount = 0;
        for (int row = 0; row < number.length; row++) {
            if (program.relation(row) == Relation.AT_LEAST) {
                number[row] = demandCount++;
            } else {
                number[row] = kindOfRow[row] == SEVERAL ? capacityCount++ : NONE;
            }
        }
        demands = new double[demandCount];
        capacities = new double[capacityCount];
        for (int row = 0; row < number.length; row++) {
            if (program.relation(row) == Relation.AT_LEAST) {
                demands[number[row]] = program.rightSide(row);
            } else if (number[row] >= 0) {
                capacities[number[row]] = program.rightSide(row);
            }
        }
        starts = new int[demandCount + 1];
        for (int demand : demandOfColumn) {
            if (demand >= 0) {
                starts[number[demand] + 1]++;
            }
        }
        for (int demand = 0; demand < demandCount; demand++) {
            starts[demand + 1] += starts[demand];
        }
        columns = new int[starts[demandCount]];
        int[] next = Arrays.copyOf(starts, demandCount);
        for (int column = 0; column < demandOfColumn.length; column++) {
            if (demandOfColumn[column] >= 0) {
                columns[next[number[demandOfColumn[column]]]++] = column;
            }
        }
        costs = new double[columns.length];
        useStarts = new int[columns.length + 1];
        int[] usedCapacities = new int[program.entryCount()];
        double[] amounts = new double[program.entryCount()];
        int used = 0;
        for (int offer = 0; offer < columns.length; offer++) {
            int column = columns[offer];
            double perUnit = 1 / coefficient(arrays, column, demandOfColumn[column]);
            costs[offer] = arrays.cost(column) * perUnit;
            for (int entry = arrays.start(column); entry < arrays.start(column + 1); entry++) {
                int row = arrays.row(entry);
                if (kindOfRow[row] == SEVERAL && program.relation(row) == Relation.AT_MOST) {
                    usedCapacities[used] = number[row];
                    amounts[used++] = arrays.value(entry) * perUnit;
                }
            }
            useStarts[offer + 1] = used;
        }
        useOf = Arrays.copyOf(usedCapacities, used);
        uses = Arrays.copyOf(amounts, used);
    }

    /** Returns the program read so, or nothing if it is of another form. */
    static Optional<CoupledDemands> of(LinearProgram program, ColumnArrays arrays) {
        int[] demandOfColumn = new int[program.variableCount()];
        Arrays.fill(demandOfColumn, NONE);
        for (int row = 0; row < program.rowCount(); row++) {
            if (program.relation(row) == Relation.EQUAL) {
                return Optional.empty();
            }
            if (program.relation(row) == Relation.AT_LEAST && !claims(program, row, demandOfColumn)) {
                return Optional.empty();
            }
        }
        int[] kindOfRow = new int[program.rowCount()];
        int capacities = 0;
        int demands = 0;
        for (int row = 0; row < kindOfRow.length; row++) {
            kindOfRow[row] = program.relation(row) == Relation.AT_LEAST ? row : servedBy(program, row, demandOfColumn);
            demands += program.relation(row) == Relation.AT_LEAST ? 1 : 0;
            capacities += kindOfRow[row] == SEVERAL ? 1 : 0;
        }
        boolean few = capacities > 0 && capacities <= MOST_CAPACITIES && demands >= capacities;
        return few ? Optional.of(new CoupledDemands(program, arrays, demandOfColumn, kindOfRow)) : Optional.empty();
    }

    /** Marks the columns of a row of demand; returns false if one has a demand already, or does not serve it. */
    private static boolean claims(LinearProgram program, int row, int[] demandOfColumn) {
        boolean[] right = {program.rightSide(row) >= 0};
        program.forEachInRow(row, (column, value) -> {
            right[0] &= value > 0 && demandOfColumn[column] == NONE;
            demandOfColumn[column] = row;
        });
        return right[0];
    }

    /** Returns the one demand whose columns a row has, or that there are several, or none. */
    private static int servedBy(LinearProgram program, int row, int[] demandOfColumn) {
        int[] found = {NONE};
        program.forEachInRow(row, (column, value) -> {
            int demand = demandOfColumn[column];
            if (demand != NONE) {
                found[0] = found[0] == NONE || found[0] == demand ? demand : SEVERAL;
            }
        });
        return found[0];
    }

    private static double coefficient(ColumnArrays arrays, int column, int row) {
        for (int entry = arrays.start(column); entry < arrays.start(column + 1); entry++) {
            if (arrays.row(entry) == row) {
                return arrays.value(entry);
            }
        }
        throw new IllegalStateException("column " + column + " has no entry in row " + row);
    }
}
