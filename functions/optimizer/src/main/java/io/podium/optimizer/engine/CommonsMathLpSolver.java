package io.podium.optimizer.engine;

import io.podium.domain.optimization.CheckedLpSolver;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;

/**
 * Solves small programs with the simplex method of Apache Commons Math, scaled before and checked after. Its tableau is
 * dense: a program of 100 services and 5 pools takes a fraction of a second, one of 500 and 10 about a minute and more
 * than a gigabyte, and is refused by {@link SolveLimits#maxMemoryBytes()} under {@link SolveLimits#SMALL}.
 */
public final class CommonsMathLpSolver implements LpSolver {

    private final LpSolver checked = new CheckedLpSolver(
            SimplexTuning.LADDER.stream().map(CommonsMathEngine::new).toList(), System::nanoTime);

    @Override
    public String name() {
        return checked.name();
    }

    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        return checked.solve(program, limits);
    }
}
