package io.podium.domain.optimization;

import java.util.Arrays;

/** Collects matrix entries in any order; entries of one cell add up. */
final class TripletBuffer {

    private int[] rows = new int[64];
    private int[] columns = new int[64];
    private double[] values = new double[64];
    private int size;

    void add(int row, int column, double value) {
        if (size == values.length) {
            int larger = Math.multiplyExact(size, 2);
            rows = Arrays.copyOf(rows, larger);
            columns = Arrays.copyOf(columns, larger);
            values = Arrays.copyOf(values, larger);
        }
        rows[size] = row;
        columns[size] = column;
        values[size] = value;
        size++;
    }

    /** Returns the entries by row, each cell once, in time linear in entries, rows and columns. */
    SparseMatrix byRow(int rowCount, int columnCount) {
        int[] starts = new int[rowCount + 1];
        for (int at = 0; at < size; at++) {
            starts[rows[at] + 1]++;
        }
        for (int row = 0; row < rowCount; row++) {
            starts[row + 1] += starts[row];
        }
        int[] next = starts.clone();
        int[] indices = new int[size];
        double[] sorted = new double[size];
        for (int at = 0; at < size; at++) {
            int place = next[rows[at]]++;
            indices[place] = columns[at];
            sorted[place] = values[at];
        }
        return merged(new SparseMatrix(columnCount, starts, indices, sorted));
    }

    private static SparseMatrix merged(SparseMatrix matrix) {
        int[] seenAt = new int[matrix.width()];
        Arrays.fill(seenAt, -1);
        int[] starts = new int[matrix.lines() + 1];
        int[] indices = matrix.indices();
        double[] values = matrix.values();
        int kept = 0;
        for (int row = 0; row < matrix.lines(); row++) {
            starts[row] = kept;
            for (int at = matrix.starts()[row]; at < matrix.starts()[row + 1]; at++) {
                int column = indices[at];
                if (seenAt[column] >= starts[row]) {
                    values[seenAt[column]] += values[at];
                } else {
                    seenAt[column] = kept;
                    indices[kept] = column;
                    values[kept] = values[at];
                    kept++;
                }
            }
        }
        starts[matrix.lines()] = kept;
        return new SparseMatrix(matrix.width(), starts, Arrays.copyOf(indices, kept), Arrays.copyOf(values, kept));
    }
}
