package io.podium.optimizer.raw;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.mps.GivenProgram;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a given program.
 *
 * @param program the program
 * @param asked the engine that was asked
 * @param result what it said
 * @param seconds time to solve, scaling and check included, reading not
 */
public record RawAnswer(GivenProgram program, String asked, LpResult result, double seconds) {

    private static final double NANOS = 1e9;

    /** Solves a program. */
    public static RawAnswer of(GivenProgram program, LpSolver solver, SolveLimits limits) {
        long begun = System.nanoTime();
        LpResult result = solver.solve(program.program(), limits);
        return new RawAnswer(program, solver.name(), result, (System.nanoTime() - begun) / NANOS);
    }

    /** Returns how it ended. */
    public RawStatus status() {
        return RawStatus.of(result);
    }

    /**
     * Returns {@code {status, objective, x, duals, engine, iterations, seconds}}: without an optimum the objective and the
     * iterations are null, and x and duals empty. A dual value is the change of the objective per unit of the row's
     * right-hand side.
     */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("status", status().text());
        if (result instanceof LpResult.Optimal optimal) {
            tree.put("objective", optimal.objective());
            tree.put("x", values(program.program(), optimal.x()));
            tree.put("duals", program.prices(optimal.duals()));
            tree.put("engine", optimal.engine());
            tree.put("iterations", optimal.iterations());
        } else {
            putNull(tree, "objective");
            tree.put("x", Map.of());
            tree.put("duals", Map.of());
            tree.put("engine", asked);
            putNull(tree, "iterations");
        }
        tree.put("seconds", seconds);
        return tree;
    }

    @SuppressWarnings("NullAway") // a plain tree may hold null, which JSON shows as null
    private static void putNull(Map<String, Object> tree, String name) {
        tree.put(name, null);
    }

    private static Map<String, Object> values(LinearProgram program, double[] x) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int variable = 0; variable < x.length; variable++) {
            values.put(program.variableName(variable), x[variable]);
        }
        return values;
    }
}
