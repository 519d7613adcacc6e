package io.podium.domain.optimization;

import java.util.List;

/**
 * A linear program with sparse rows: minimize or maximize {@code offset + sum c_j x_j} subject to rows
 * {@code sum a_ij x_j <=, =, >= b_i} and bounds {@code l_j <= x_j <= u_j}, either of which may be infinite. Immutable;
 * made by {@link LinearProgramBuilder}, which checks every number.
 */
public final class LinearProgram {

    /** Share of the terms of a row that is rounding. */
    private static final double TIGHT = 1e-9;

    private final Sense sense;
    private final double offset;
    private final VariableColumns variables;
    private final List<String> rowNames;
    private final Relation[] relations;
    private final double[] rightSides;
    private final SparseMatrix rows;

    LinearProgram(
            Sense sense,
            double offset,
            VariableColumns variables,
            List<String> rowNames,
            Relation[] relations,
            double[] rightSides,
            SparseMatrix rows) {
        this.sense = sense;
        this.offset = offset;
        this.variables = variables;
        this.rowNames = rowNames;
        this.relations = relations;
        this.rightSides = rightSides;
        this.rows = rows;
    }

    /** Starts a program whose objective is to be small. */
    public static LinearProgramBuilder minimize() {
        return new LinearProgramBuilder(Sense.MINIMIZE);
    }

    /** Starts a program whose objective is to be large. */
    public static LinearProgramBuilder maximize() {
        return new LinearProgramBuilder(Sense.MAXIMIZE);
    }

    public Sense sense() {
        return sense;
    }

    /** Returns 1 to minimize, -1 to maximize: the factor that makes it a minimization. */
    double sign() {
        return sense == Sense.MINIMIZE ? 1 : -1;
    }

    /** Returns the constant part of the objective. */
    public double offset() {
        return offset;
    }

    public int variableCount() {
        return variables.objective().length;
    }

    public int rowCount() {
        return rightSides.length;
    }

    /** Returns the number of entries stored. */
    public int entryCount() {
        return rows.values().length;
    }

    public String variableName(int variable) {
        return variables.names().get(variable);
    }

    public String rowName(int row) {
        return rowNames.get(row);
    }

    /** Returns c_j. */
    public double objective(int variable) {
        return variables.objective()[variable];
    }

    /** Returns l_j, which may be negative infinity. */
    public double lower(int variable) {
        return variables.lower()[variable];
    }

    /** Returns u_j, which may be infinity. */
    public double upper(int variable) {
        return variables.upper()[variable];
    }

    public Relation relation(int row) {
        return relations[row];
    }

    /** Returns b_i. */
    public double rightSide(int row) {
        return rightSides[row];
    }

    /** Calls the visitor with each entry of a row. */
    public void forEachInRow(int row, EntryVisitor visitor) {
        for (int at = rows.starts()[row]; at < rows.starts()[row + 1]; at++) {
            visitor.visit(rows.indices()[at], rows.values()[at]);
        }
    }

    /** Returns the same program with rows and costs near 1, and each variable in its own units. */
    public LinearProgram withScaledRows() {
        return Scaling.ofRows(this).applyTo(this);
    }

    SparseMatrix rows() {
        return rows;
    }

    /** Returns the names of the variables, by number. */
    public List<String> variableNames() {
        return variables.names();
    }

    /** Returns the names of the rows, by number. */
    public List<String> rowNames() {
        return rowNames;
    }

    /** Returns the program with one variable as its whole objective. */
    LinearProgram optimizing(int variable, Sense newSense) {
        double[] objective = new double[variableCount()];
        objective[variable] = 1;
        return new LinearProgram(
                newSense,
                0,
                new VariableColumns(variables.names(), objective, variables.lower(), variables.upper()),
                rowNames,
                relations,
                rightSides,
                rows);
    }

    /** Returns whether nothing is left of a row at a point, but for rounding. */
    boolean isTight(int row, double[] x) {
        double size = Math.abs(rightSide(row)) + rows.absoluteTimes(row, x);
        return Math.abs(rows.times(row, x) - rightSide(row)) <= TIGHT * size;
    }

    /** Returns the objective at a point. */
    public double objectiveAt(double[] x) {
        double sum = offset;
        for (int variable = 0; variable < variableCount(); variable++) {
            sum += objective(variable) * x[variable];
        }
        return sum;
    }

    /** Returns the size in words, as in {@code 12 rows x 30 variables, 84 entries}. */
    public String size() {
        return rowCount() + " rows x " + variableCount() + " variables, " + entryCount() + " entries";
    }

    /** Receives the entries of a row. */
    @FunctionalInterface
    public interface EntryVisitor {

        /** Receives one entry. */
        void visit(int variable, double value);
    }
}
