package io.podium.domain.optimization;

/**
 * A sparse matrix, line by line: the entries of line {@code i} stand at {@code starts[i]} to {@code starts[i + 1]} (the
 * latter excluded). The arrays are shared for speed and must not be changed.
 *
 * @param width number of positions in a line
 * @param starts start of each line, and the number of entries at the end
 * @param indices position of each entry within its line, from 0 to {@code width - 1}
 * @param values value of each entry
 */
@SuppressWarnings("ArrayRecordComponent") // large and shared; never compared
record SparseMatrix(int width, int[] starts, int[] indices, double[] values) {

    int lines() {
        return starts.length - 1;
    }

    /** Returns the matrix with rows and columns exchanged, in time linear in entries and lines. */
    SparseMatrix transposed() {
        int[] counts = new int[width + 1];
        for (int index : indices) {
            counts[index + 1]++;
        }
        for (int line = 0; line < width; line++) {
            counts[line + 1] += counts[line];
        }
        int[] next = counts.clone();
        int[] otherIndices = new int[indices.length];
        double[] otherValues = new double[values.length];
        for (int line = 0; line < lines(); line++) {
            for (int at = starts[line]; at < starts[line + 1]; at++) {
                int place = next[indices[at]]++;
                otherIndices[place] = line;
                otherValues[place] = values[at];
            }
        }
        return new SparseMatrix(lines(), counts, otherIndices, otherValues);
    }

    /** Returns the inner product of one line and a vector. */
    double times(int line, double[] vector) {
        double sum = 0;
        for (int at = starts[line]; at < starts[line + 1]; at++) {
            sum += values[at] * vector[indices[at]];
        }
        return sum;
    }

    /** Returns the sum of the absolute terms of {@link #times}. */
    double absoluteTimes(int line, double[] vector) {
        double sum = 0;
        for (int at = starts[line]; at < starts[line + 1]; at++) {
            sum += Math.abs(values[at] * vector[indices[at]]);
        }
        return sum;
    }
}
