package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.List;

/**
 * The directions in which a feasible point can go without end, cut off at length one per variable: the rows with
 * right-hand side zero, and only infinite bounds left open. A direction that improves the objective proves, together with
 * a feasible point, that the original is unbounded. Source: Chvátal, Linear Programming, 1983, chapter 16.
 */
final class RayProgram {

    private RayProgram() {}

    static LinearProgram of(LinearProgram original) {
        LinearProgramBuilder builder =
                original.sense() == Sense.MINIMIZE ? LinearProgram.minimize() : LinearProgram.maximize();
        for (int variable = 0; variable < original.variableCount(); variable++) {
            builder.variable(
                    original.variableName(variable),
                    original.objective(variable),
                    Double.isInfinite(original.lower(variable)) ? -1 : 0,
                    Double.isInfinite(original.upper(variable)) ? 1 : 0);
        }
        for (int row = 0; row < original.rowCount(); row++) {
            int added = builder.row(original.rowName(row), original.relation(row), 0);
            original.forEachInRow(row, (variable, value) -> builder.entry(added, variable, value));
        }
        return builder.build();
    }

    /** Returns the variables that move along a ray, at most {@code most} of them. */
    static List<String> moving(LinearProgram original, double[] ray, int most) {
        List<String> names = new ArrayList<>();
        for (int variable = 0; variable < ray.length && names.size() < most; variable++) {
            if (Math.abs(ray[variable]) > 1e-9) {
                names.add(original.variableName(variable));
            }
        }
        return names;
    }
}
