package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds a {@link LinearProgram} in time linear in its size. Variables and rows are numbered from 0 in the order in which
 * they are added; entries may come in any order, and entries of one cell add up.
 */
public final class LinearProgramBuilder {

    private final Sense sense;
    private double offset;
    private final List<String> variableNames = new ArrayList<>();
    private final DoubleBuffer objective = new DoubleBuffer();
    private final DoubleBuffer lower = new DoubleBuffer();
    private final DoubleBuffer upper = new DoubleBuffer();
    private final List<String> rowNames = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final DoubleBuffer rightSides = new DoubleBuffer();
    private final TripletBuffer entries = new TripletBuffer();

    LinearProgramBuilder(Sense sense) {
        this.sense = sense;
    }

    /** Adds a constant to the objective. */
    public LinearProgramBuilder offset(double constant) {
        offset += finite(constant, "the objective's constant");
        return this;
    }

    /** Adds a variable from 0 upwards and returns its number. */
    public int variable(String name, double coefficient) {
        return variable(name, coefficient, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * Adds a variable and returns its number.
     *
     * @param coefficient its coefficient in the objective
     * @param from lower bound, negative infinity for none
     * @param to upper bound, infinity for none
     * @throws IllegalArgumentException if a number is not one, or the bounds exclude each other
     */
    public int variable(String name, double coefficient, double from, double to) {
        finite(coefficient, "the objective's coefficient of variable " + name);
        if (!(from <= to) || from == Double.POSITIVE_INFINITY || to == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("variable " + name + " has bounds from " + from + " to " + to
                    + ", and the lower must not exceed the upper");
        }
        variableNames.add(name);
        objective.add(coefficient);
        lower.add(from);
        upper.add(to);
        return variableNames.size() - 1;
    }

    /**
     * Adds a row without entries and returns its number.
     *
     * @throws IllegalArgumentException if the right-hand side is not finite
     */
    public int row(String name, Relation relation, double rightSide) {
        rightSides.add(finite(rightSide, "the right-hand side of row " + name));
        rowNames.add(name);
        relations.add(relation);
        return rowNames.size() - 1;
    }

    /**
     * Adds to the coefficient of a variable in a row.
     *
     * @throws IllegalArgumentException if there is no such row or variable, or the value is not finite
     */
    public LinearProgramBuilder entry(int row, int variable, double value) {
        if (row < 0 || row >= rowNames.size()) {
            throw new IllegalArgumentException("there is no row " + row + ", rows are 0 to " + (rowNames.size() - 1));
        }
        if (variable < 0 || variable >= variableNames.size()) {
            throw new IllegalArgumentException("row " + rowNames.get(row) + " names variable " + variable
                    + ", variables are 0 to " + (variableNames.size() - 1));
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the entry of row " + rowNames.get(row) + " and variable "
                    + variableNames.get(variable) + " is not a finite number: " + value);
        }
        if (value != 0) {
            entries.add(row, variable, value);
        }
        return this;
    }

    /**
     * Returns the program.
     *
     * @throws IllegalArgumentException if it has no variable, or two rows or two variables have one name
     */
    public LinearProgram build() {
        if (variableNames.isEmpty()) {
            throw new IllegalArgumentException("a linear program has at least one variable");
        }
        checkUnique("variables", variableNames);
        checkUnique("rows", rowNames);
        return new LinearProgram(
                sense,
                offset,
                new VariableColumns(List.copyOf(variableNames), objective.toArray(), lower.toArray(), upper.toArray()),
                List.copyOf(rowNames),
                relations.toArray(Relation[]::new),
                rightSides.toArray(),
                entries.byRow(rowNames.size(), variableNames.size()));
    }

    private static void checkUnique(String what, List<String> names) {
        Set<String> seen = new HashSet<>(names.size() * 2);
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("two " + what + " are named " + name + ", and names are unique");
            }
        }
    }

    private static double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is not a finite number: " + value);
        }
        return value;
    }
}
