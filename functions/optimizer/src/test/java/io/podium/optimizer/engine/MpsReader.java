package io.podium.optimizer.engine;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the part of MPS that the Netlib files use: no RANGES, names without blanks. */
final class MpsReader {

    private final Map<String, String> relations = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
    private final Map<String, Double> rightSides = new HashMap<>();
    private final Map<String, double[]> bounds = new HashMap<>();
    private String objective = "";

    static LinearProgram read(List<String> lines) {
        MpsReader reader = new MpsReader();
        String section = "";
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("*")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0))) {
                reader.data(section, List.of(line.trim().split("\\s+")));
            } else {
                section = List.of(line.trim().split("\\s+")).get(0);
            }
        }
        return reader.build();
    }

    private void data(String section, List<String> fields) {
        switch (section) {
            case "ROWS" -> row(fields.get(0), fields.get(1));
            case "COLUMNS" -> pairs(fields, columns.computeIfAbsent(fields.get(0), name -> new LinkedHashMap<>()));
            case "RHS" -> pairs(fields, rightSides);
            case "BOUNDS" -> bound(fields);
            default -> throw new IllegalArgumentException("section " + section + " is not read here");
        }
    }

    private void row(String relation, String name) {
        if (relation.equals("N") && objective.isEmpty()) {
            objective = name;
        } else {
            relations.put(name, relation);
        }
    }

    private static void pairs(List<String> fields, Map<String, Double> into) {
        for (int at = fields.size() % 2; at + 1 < fields.size(); at += 2) {
            into.put(fields.get(at), Double.parseDouble(fields.get(at + 1)));
        }
    }

    private void bound(List<String> fields) {
        boolean hasValue = !List.of("FR", "MI", "PL").contains(fields.get(0));
        String column = fields.get(hasValue ? fields.size() - 2 : fields.size() - 1);
        double[] bound = bounds.computeIfAbsent(column, name -> new double[] {0, Double.POSITIVE_INFINITY});
        double value = hasValue ? Double.parseDouble(fields.get(fields.size() - 1)) : 0;
        switch (fields.get(0)) {
            case "UP" -> bound[1] = value;
            case "LO" -> bound[0] = value;
            case "FX" -> bound[0] = bound[1] = value;
            case "FR", "MI" -> bound[0] = Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("bound " + fields.get(0) + " is not read here");
        }
    }

    private LinearProgram build() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        Map<String, Integer> rows = new HashMap<>();
        relations.forEach((name, relation) -> {
            if (!relation.equals("N")) {
                rows.put(name, builder.row(name, relation(relation), rightSides.getOrDefault(name, 0.0)));
            }
        });
        columns.forEach((name, entries) -> {
            double[] bound = bounds.getOrDefault(name, new double[] {0, Double.POSITIVE_INFINITY});
            int column = builder.variable(name, entries.getOrDefault(objective, 0.0), bound[0], bound[1]);
            List<String> names = new ArrayList<>(entries.keySet());
            names.retainAll(rows.keySet());
            names.forEach(row -> builder.entry(rows.get(row), column, entries.get(row)));
        });
        return builder.offset(-rightSides.getOrDefault(objective, 0.0)).build();
    }

    private static Relation relation(String letter) {
        return switch (letter) {
            case "L" -> Relation.AT_MOST;
            case "G" -> Relation.AT_LEAST;
            case "E" -> Relation.EQUAL;
            default -> throw new IllegalArgumentException("row type " + letter + " is not read here");
        };
    }
}
