package io.podium.optimizer.mps;

import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a file, in their order. */
final class MpsRows {

    private static final String ONE_SET = ". Maybe the file has several sets of them; leave one";

    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Set<String> free = new HashSet<>();
    private final Map<String, Double> rightSides = new HashMap<>();
    private final Map<String, Double> ranges = new HashMap<>();
    private @Nullable String objective;
    private @Nullable Double objectiveRightSide;

    void add(MpsLine line) {
        String name = line.field(1, "the name of a row");
        if (line.fields().size() > 2) {
            throw line.wrong("a row has a type and a name, and here are " + String.join(" ", line.fields()));
        }
        if (relations.containsKey(name) || free.contains(name) || name.equals(objective)) {
            throw line.wrong("row " + name + " is given twice");
        }
        switch (line.fields().get(0).toUpperCase(Locale.ROOT)) {
            case "L" -> relations.put(name, Relation.AT_MOST);
            case "G" -> relations.put(name, Relation.AT_LEAST);
            case "E" -> relations.put(name, Relation.EQUAL);
            case "N" -> {
                if (objective == null) {
                    objective = name;
                } else {
                    free.add(name);
                }
            }
            default ->
                throw line.wrong("the type of row " + name + " is N, L, G or E, not "
                        + line.fields().get(0));
        }
    }

    boolean isObjective(String name) {
        return name.equals(objective);
    }

    boolean hasObjective() {
        return objective != null;
    }

    /** Returns whether a row counts; further N rows do not. */
    boolean counts(MpsLine line, String name) {
        if (!relations.containsKey(name) && !free.contains(name) && !isObjective(name)) {
            throw line.wrong("there is no row " + name);
        }
        return relations.containsKey(name);
    }

    void rightSide(MpsLine line, String name, double value) {
        boolean given = false;
        if (isObjective(name)) {
            given = objectiveRightSide != null;
            objectiveRightSide = value;
        } else if (counts(line, name)) {
            given = rightSides.put(name, value) != null;
        }
        if (given) {
            throw line.wrong("row " + name + " has two right-hand sides" + ONE_SET);
        }
    }

    void range(MpsLine line, String name, double value) {
        if (counts(line, name) && ranges.put(name, value) != null) {
            throw line.wrong("row " + name + " has two ranges" + ONE_SET);
        }
    }

    /** Adds the rows to a program; returns the numbers of each row, two where it has a range. */
    Map<String, List<Integer>> build(LinearProgramBuilder builder, Map<String, String> rangeRows) {
        if (objectiveRightSide != null) {
            builder.offset(-objectiveRightSide);
        }
        Map<String, List<Integer>> numbers = new HashMap<>();
        relations.forEach((name, relation) -> {
            double right = rightSides.getOrDefault(name, 0.0);
            Double range = ranges.get(name);
            if (range == null) {
                numbers.put(name, List.of(builder.row(name, relation, right)));
                return;
            }
            double size = Math.abs(range);
            boolean upwards = relation == Relation.AT_LEAST || (relation == Relation.EQUAL && range >= 0);
            String other = name + " (other side of its range)";
            rangeRows.put(other, name);
            numbers.put(
                    name,
                    List.of(
                            builder.row(name, Relation.AT_LEAST, upwards ? right : right - size),
                            builder.row(other, Relation.AT_MOST, upwards ? right + size : right)));
        });
        return numbers;
    }
}
