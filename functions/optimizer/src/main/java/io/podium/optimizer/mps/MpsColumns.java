package io.podium.optimizer.mps;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a file, in their order, with their bounds. */
final class MpsColumns {

    /** From here on a bound is none. */
    private static final double INFINITE = 1e20;

    private final MpsRows rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    MpsColumns(MpsRows rows) {
        this.rows = rows;
    }

    /** A column being read. */
    private static final class Column {
        private final Map<String, Double> entries = new LinkedHashMap<>();
        private double cost;
        private boolean costGiven;
        private double lower;
        private double upper = Double.POSITIVE_INFINITY;
        private boolean lowerGiven;

        void lower(double value) {
            lower = value <= -INFINITE ? Double.NEGATIVE_INFINITY : value;
            lowerGiven = true;
        }

        void upper(double value) {
            upper = value >= INFINITE ? Double.POSITIVE_INFINITY : value;
            if (value < 0 && !lowerGiven) {
                lower = Double.NEGATIVE_INFINITY;
            }
        }
    }

    void add(MpsLine line) {
        String name = line.field(0, "the name of a column");
        if (line.fields().contains("'MARKER'")) {
            throw line.wrong("whole variables (MARKER) are not solved here. Maybe leave the markers out, which solves"
                    + " for fractions");
        }
        if (line.fields().size() % 2 == 0) {
            throw line.wrong("a column has a name, then a row and a number once or twice, and here are "
                    + line.fields().size() + " fields");
        }
        Column column = columns.computeIfAbsent(name, fresh -> new Column());
        MpsReader.pairs(line, (at, row, value) -> {
            boolean given = false;
            if (rows.isObjective(row)) {
                given = column.costGiven;
                column.cost = value;
                column.costGiven = true;
            } else if (rows.counts(line, row)) {
                given = column.entries.putIfAbsent(row, value) != null;
            }
            if (given) {
                throw line.wrong("column " + name + " has two numbers in row " + row);
            }
        });
    }

    void bound(MpsLine line) {
        String type = line.field(0, "the type of a bound").toUpperCase(Locale.ROOT);
        boolean hasValue = !List.of("FR", "MI", "PL", "BV").contains(type);
        int size = line.fields().size();
        int at = hasValue ? (size >= 4 ? 2 : 1) : (size >= 3 ? 2 : 1);
        String name = line.field(at, "a column");
        Column column = columns.get(name);
        if (column == null) {
            throw line.wrong("there is no column " + name);
        }
        double value = hasValue ? line.number(at + 1, "the bound of column " + name) : 0;
        switch (type) {
            case "UP" -> column.upper(value);
            case "LO" -> column.lower(value);
            case "FX" -> {
                column.lower(value);
                column.upper(value);
            }
            case "FR" -> {
                column.lower(Double.NEGATIVE_INFINITY);
                column.upper(Double.POSITIVE_INFINITY);
            }
            case "MI" -> column.lower(Double.NEGATIVE_INFINITY);
            case "PL" -> column.upper(Double.POSITIVE_INFINITY);
            case "BV", "LI", "UI", "SC", "SI" ->
                throw line.wrong("bound " + type + " of column " + name + " makes it whole or semi-continuous, which is"
                        + " not solved here. Maybe give it UP and LO bounds");
            default -> throw line.wrong("a bound is UP, LO, FX, FR, MI or PL, not " + type);
        }
    }

    GivenProgram build(boolean maximize, MpsLine end) {
        if (!rows.hasObjective()) {
            throw end.wrong("there is no row of type N, which would be the objective");
        }
        if (columns.isEmpty()) {
            throw end.wrong("there is no column");
        }
        LinearProgramBuilder builder = maximize ? LinearProgram.maximize() : LinearProgram.minimize();
        Map<String, String> rangeRows = new HashMap<>();
        Map<String, List<Integer>> numbers = rows.build(builder, rangeRows);
        columns.forEach((name, column) -> {
            if (column.lower > column.upper) {
                throw end.wrong("column " + name + " has bounds from " + column.lower + " to " + column.upper
                        + ", and the lower must not exceed the upper");
            }
            int variable = builder.variable(name, column.cost, column.lower, column.upper);
            column.entries.forEach((row, value) ->
                    numbers.getOrDefault(row, List.of()).forEach(at -> builder.entry(at, variable, value)));
        });
        return new GivenProgram(builder.build(), rangeRows);
    }
}
