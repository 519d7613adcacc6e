package io.podium.optimizer.solver;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;

/**
 * A solver whose engine is not here.
 *
 * @param name the engine's name
 * @param words why, in a sentence without a full stop
 */
record MissingLpSolver(String name, String words) implements LpSolver {

    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        return new LpResult.Unavailable("engine " + name + " is not available: " + words);
    }
}
