package io.podium.optimizer.raw;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.Sense;
import io.podium.lambda.json.Fields;
import io.podium.optimizer.mps.GivenProgram;
import java.util.List;
import java.util.Map;

/**
 * A linear program in JSON: {@code {sense, c, A, b, relations?, bounds?}} with dense rows, x at least 0 where no bounds are
 * given, and rows of {@code <=}. Variables are named x0, x1 and so on, rows row0, row1 and so on.
 *
 * @param sense whether the objective is to be small or large
 * @param costs c
 * @param rows A
 * @param rightSides b
 * @param relations one for each row
 * @param bounds one for each cost
 */
record JsonProgram(
        Sense sense,
        List<Double> costs,
        List<List<Double>> rows,
        List<Double> rightSides,
        List<Relation> relations,
        List<Bounds> bounds) {

    static final double MAX_NUMBER = 1e15;

    private static final Map<String, Sense> SENSES = Map.of(
            "min", Sense.MINIMIZE,
            "max", Sense.MAXIMIZE,
            "minimize", Sense.MINIMIZE,
            "maximize", Sense.MAXIMIZE);

    private static final Map<String, Relation> RELATIONS =
            Map.of("<=", Relation.AT_MOST, ">=", Relation.AT_LEAST, "=", Relation.EQUAL, "==", Relation.EQUAL);

    /**
     * Reads a program.
     *
     * @param maxSize most costs and most rows
     */
    static GivenProgram read(Fields in, int maxSize) {
        Sense sense = in.oneOf("sense", SENSES);
        List<Double> costs = numbers(in, "c", maxSize);
        List<List<Double>> rows = in.list("A", 0, maxSize, (fields, at) -> numbers(fields, at, maxSize));
        JsonProgram program = new JsonProgram(
                sense,
                costs,
                rows,
                numbers(in, "b", maxSize),
                in.optional("relations", (fields, name) -> readRelations(fields, name, maxSize))
                        .orElseGet(
                                () -> rows.stream().map(row -> Relation.AT_MOST).toList()),
                in.optional("bounds", (fields, name) -> fields.list(name, 0, maxSize, Bounds::read))
                        .orElseGet(() -> costs.stream().map(cost -> Bounds.NONE).toList()));
        program.checkShape(in);
        return program.build();
    }

    private static List<Double> numbers(Fields in, String name, int maxSize) {
        return in.list(name, 0, maxSize, (fields, at) -> fields.number(at, -MAX_NUMBER, MAX_NUMBER));
    }

    private static List<Relation> readRelations(Fields in, String name, int maxSize) {
        return in.list(name, 0, maxSize, (fields, at) -> fields.oneOf(at, RELATIONS));
    }

    private void checkShape(Fields in) {
        String shape = "A has " + rows.size() + " rows, c has " + costs.size() + " costs";
        for (int row = 0; row < rows.size(); row++) {
            int width = rows.get(row).size();
            in.check(
                    width == costs.size(),
                    "A[" + row + "]",
                    "one number for each cost is expected: " + shape + ", and this row has " + width);
        }
        int rightCount = rightSides.size();
        in.check(
                rightCount == rows.size(),
                "b",
                "one number for each row is expected: " + shape + ", and b has " + rightCount);
        in.check(relations.size() == rows.size(), "relations", "one for each row is expected: " + shape);
        in.check(bounds.size() == costs.size(), "bounds", "one for each cost is expected: " + shape);
    }

    private GivenProgram build() {
        LinearProgramBuilder builder = sense == Sense.MINIMIZE ? LinearProgram.minimize() : LinearProgram.maximize();
        for (int i = 0; i < costs.size(); i++) {
            builder.variable(
                    "x" + i, costs.get(i), bounds.get(i).from(), bounds.get(i).to());
        }
        for (int row = 0; row < rows.size(); row++) {
            builder.row("row" + row, relations.get(row), rightSides.get(row));
            for (int i = 0; i < rows.get(row).size(); i++) {
                builder.entry(row, i, rows.get(row).get(i));
            }
        }
        return GivenProgram.of(builder.build());
    }
}
