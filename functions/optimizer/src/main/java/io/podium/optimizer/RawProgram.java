package io.podium.optimizer;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.Sense;
import io.podium.domain.optimization.SolveLimits;
import io.podium.lambda.api.Shown;
import io.podium.lambda.json.Fields;
import io.podium.optimizer.engine.CommonsMathLpSolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear program as {@code POST /optimize/solve} takes it: {@code {sense, c, A, b, relations?, bounds?}} with dense rows,
 * x at least 0 where no bounds are given, and rows of {@code <=}.
 */
final class RawProgram {
    private static final int MAX_SIZE = 1_000;
    private static final double MAX_NUMBER = 1e15;

    private RawProgram() {}

    static Map<String, Object> solve(Fields in) {
        Sense sense = in.oneOf("sense", Map.of("min", Sense.MINIMIZE, "max", Sense.MAXIMIZE));
        List<Double> costs = numbers(in, "c");
        List<List<Double>> rows = in.list("A", 0, MAX_SIZE, RawProgram::numbers);
        List<Double> rightSides = numbers(in, "b");
        List<Relation> relations = in.optional(
                        "relations",
                        (fields, name) -> fields.list(
                                name,
                                0,
                                MAX_SIZE,
                                (each, at) -> each.oneOf(
                                        at,
                                        Map.of(
                                                "<=", Relation.AT_MOST,
                                                ">=", Relation.AT_LEAST,
                                                "=", Relation.EQUAL))))
                .orElseGet(() -> rows.stream().map(row -> Relation.AT_MOST).toList());
        List<double[]> bounds = in.optional(
                        "bounds", (fields, name) -> fields.objects(name, 0, MAX_SIZE, RawProgram::readBounds))
                .orElseGet(() -> costs.stream()
                        .map(cost -> new double[] {0, Double.POSITIVE_INFINITY})
                        .toList());
        boolean fits = check(in, costs.size(), rows, rightSides.size(), relations.size(), bounds.size());
        return fits
                ? show(new CommonsMathLpSolver()
                        .solve(program(sense, costs, rows, rightSides, relations, bounds), SolveLimits.SMALL))
                : Map.of();
    }

    private static boolean check(
            Fields in, int variables, List<List<Double>> rows, int rightSides, int relations, int bounds) {
        String shape = "A has " + rows.size() + " rows, c has " + variables + " costs";
        boolean wide = true;
        for (int row = 0; row < rows.size(); row++) {
            int width = rows.get(row).size();
            wide &= width == variables;
            in.check(
                    width == variables,
                    "A[" + row + "]",
                    "one number for each cost is expected: " + shape + ", and this row has " + width);
        }
        in.check(
                rightSides == rows.size(),
                "b",
                "one number for each row is expected: " + shape + ", and b has " + rightSides);
        in.check(relations == rows.size(), "relations", "one for each row is expected: " + shape);
        in.check(bounds == variables, "bounds", "one for each cost is expected: " + shape);
        return wide && rightSides == rows.size() && relations == rows.size() && bounds == variables;
    }

    private static LinearProgram program(
            Sense sense,
            List<Double> costs,
            List<List<Double>> rows,
            List<Double> rightSides,
            List<Relation> relations,
            List<double[]> bounds) {
        LinearProgramBuilder builder = sense == Sense.MINIMIZE ? LinearProgram.minimize() : LinearProgram.maximize();
        for (int i = 0; i < costs.size(); i++) {
            builder.variable("x" + i, costs.get(i), bounds.get(i)[0], bounds.get(i)[1]);
        }
        for (int row = 0; row < rows.size(); row++) {
            builder.row("row" + row, relations.get(row), rightSides.get(row));
            for (int i = 0; i < costs.size(); i++) {
                if (rows.get(row).get(i) != 0) {
                    builder.entry(row, i, rows.get(row).get(i));
                }
            }
        }
        return builder.build();
    }

    private static Map<String, Object> show(LpResult result) {
        if (result instanceof LpResult.Optimal optimal) {
            return Shown.object()
                    .with("status", "optimal")
                    .with("objective", optimal.objective())
                    .with("x", named("x", optimal.x()))
                    .with("duals", named("row", optimal.duals()))
                    .with("engine", optimal.engine())
                    .with("iterations", optimal.iterations())
                    .tree();
        }
        return Shown.object()
                .with("status", status(result))
                .with("detail", result.words())
                .tree();
    }

    private static String status(LpResult result) {
        if (result instanceof LpResult.Infeasible) {
            return "infeasible";
        }
        if (result instanceof LpResult.Unbounded) {
            return "unbounded";
        }
        return result instanceof LpResult.LimitReached ? "limit-reached" : "numerical-trouble";
    }

    private static Map<String, Object> named(String prefix, double[] values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(prefix + i, values[i]);
        }
        return named;
    }

    private static List<Double> numbers(Fields in, String name) {
        return in.list(name, 0, MAX_SIZE, (fields, at) -> fields.number(at, -MAX_NUMBER, MAX_NUMBER));
    }

    private static double[] readBounds(Fields in) {
        double from = in.optional("min", (fields, name) -> fields.number(name, -MAX_NUMBER, MAX_NUMBER))
                .orElse(0.0);
        double to = in.optional("max", (fields, name) -> fields.number(name, -MAX_NUMBER, MAX_NUMBER))
                .orElse(Double.POSITIVE_INFINITY);
        in.check(to >= from, "max", "at least min is expected, which is " + from);
        return new double[] {from, Math.max(from, to)};
    }
}
