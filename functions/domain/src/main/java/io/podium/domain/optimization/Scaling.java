package io.podium.domain.optimization;

/**
 * Brings the entries, right-hand sides and costs of a program near 1, by factors that are powers of two, so that nothing
 * is rounded on the way there and back. Rows and columns are scaled geometrically by turns (to the square root of
 * smallest times largest entry), then each row to a largest entry near 1. Source: Curtis and Reid, On the automatic
 * scaling of matrices for Gaussian elimination, 1972, in the simple form that Tomlin compares in 1975.
 *
 * <p>A scaled variable is {@code x / (2^column 2^right)}, a scaled row is multiplied by {@code 2^row / 2^right}, and a
 * scaled cost by {@code 2^column 2^cost}.
 */
final class Scaling {

    private static final int PASSES = 4;
    private static final int LARGEST_EXPONENT = 200;

    private final int[] rows;
    private final int[] columns;
    private int costs;
    private int rights;

    private Scaling(int rowCount, int columnCount) {
        rows = new int[rowCount];
        columns = new int[columnCount];
    }

    static Scaling of(LinearProgram program) {
        Scaling scaling = new Scaling(program.rowCount(), program.variableCount());
        SparseMatrix byRow = program.rows();
        SparseMatrix byColumn = byRow.transposed();
        for (int pass = 0; pass < PASSES; pass++) {
            balance(byRow, scaling.rows, scaling.columns);
            balance(byColumn, scaling.columns, scaling.rows);
        }
        equilibrate(byRow, scaling.rows, scaling.columns);
        scaling.scaleCosts(program);
        scaling.scaleRights(program);
        return scaling;
    }

    /** Returns a scaling of rows and costs alone, which keeps whole variables whole. */
    static Scaling ofRows(LinearProgram program) {
        Scaling scaling = new Scaling(program.rowCount(), program.variableCount());
        equilibrate(program.rows(), scaling.rows, scaling.columns);
        scaling.scaleCosts(program);
        return scaling;
    }

    private static void balance(SparseMatrix lines, int[] own, int[] others) {
        for (int line = 0; line < lines.lines(); line++) {
            int smallest = Integer.MAX_VALUE;
            int largest = Integer.MIN_VALUE;
            for (int at = lines.starts()[line]; at < lines.starts()[line + 1]; at++) {
                int exponent = Math.getExponent(lines.values()[at]) + others[lines.indices()[at]];
                smallest = Math.min(smallest, exponent);
                largest = Math.max(largest, exponent);
            }
            own[line] = largest == Integer.MIN_VALUE ? own[line] : clamp(-Math.floorDiv(smallest + largest, 2));
        }
    }

    private static void equilibrate(SparseMatrix lines, int[] own, int[] others) {
        for (int line = 0; line < lines.lines(); line++) {
            int largest = Integer.MIN_VALUE;
            for (int at = lines.starts()[line]; at < lines.starts()[line + 1]; at++) {
                largest = Math.max(largest, Math.getExponent(lines.values()[at]) + others[lines.indices()[at]]);
            }
            own[line] = largest == Integer.MIN_VALUE ? own[line] : clamp(-largest);
        }
    }

    private void scaleCosts(LinearProgram program) {
        double largest = 0;
        for (int column = 0; column < columns.length; column++) {
            largest = Math.max(largest, Math.abs(Math.scalb(program.objective(column), columns[column])));
        }
        costs = largest == 0 ? 0 : clamp(-Math.getExponent(largest));
    }

    private void scaleRights(LinearProgram program) {
        double largest = 0;
        for (int row = 0; row < rows.length; row++) {
            largest = Math.max(largest, Math.abs(Math.scalb(program.rightSide(row), rows[row])));
        }
        if (largest == 0) {
            for (int column = 0; column < columns.length; column++) {
                largest = Math.max(largest, finiteSize(program.lower(column), columns[column]));
                largest = Math.max(largest, finiteSize(program.upper(column), columns[column]));
            }
        }
        rights = largest == 0 ? 0 : clamp(Math.getExponent(largest));
    }

    private static double finiteSize(double bound, int exponent) {
        return Double.isInfinite(bound) ? 0 : Math.abs(Math.scalb(bound, -exponent));
    }

    private static int clamp(int exponent) {
        return Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent));
    }

    /** Returns the size of one scaled unit of a variable, in its own units. */
    double variableUnit(int variable) {
        return Math.scalb(1.0, columns[variable] + rights);
    }

    /** Returns the size of one scaled unit of a row, in its own units. */
    double rowUnit(int row) {
        return Math.scalb(1.0, rights - rows[row]);
    }

    /** Returns the size of one scaled unit of a row's dual value, in its own units. */
    double dualUnit(int row) {
        return Math.scalb(1.0, rows[row] - costs);
    }

    /** Returns the size of one scaled unit of a variable's reduced cost, in its own units. */
    double reducedCostUnit(int variable) {
        return Math.scalb(1.0, -columns[variable] - costs);
    }

    /** Returns the size of one scaled unit of the objective, in its own units. */
    double objectiveUnit() {
        return Math.scalb(1.0, rights - costs);
    }

    /** Returns the program in scaled units, without the objective's constant. */
    LinearProgram applyTo(LinearProgram program) {
        int n = program.variableCount();
        double[] objective = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int column = 0; column < n; column++) {
            objective[column] = program.objective(column) / reducedCostUnit(column);
            lower[column] = program.lower(column) / variableUnit(column);
            upper[column] = program.upper(column) / variableUnit(column);
        }
        double[] rightSides = new double[program.rowCount()];
        Relation[] relations = new Relation[program.rowCount()];
        for (int row = 0; row < rightSides.length; row++) {
            rightSides[row] = program.rightSide(row) / rowUnit(row);
            relations[row] = program.relation(row);
        }
        return new LinearProgram(
                program.sense(),
                0,
                new VariableColumns(program.variableNames(), objective, lower, upper),
                program.rowNames(),
                relations,
                rightSides,
                scaledRows(program.rows()));
    }

    private SparseMatrix scaledRows(SparseMatrix matrix) {
        double[] values = matrix.values().clone();
        for (int row = 0; row < matrix.lines(); row++) {
            for (int at = matrix.starts()[row]; at < matrix.starts()[row + 1]; at++) {
                values[at] = Math.scalb(values[at], rows[row] + columns[matrix.indices()[at]]);
            }
        }
        return new SparseMatrix(matrix.width(), matrix.starts(), matrix.indices(), values);
    }
}
