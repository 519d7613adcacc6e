package io.podium.optimizer.highs;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.SolveLimits;

/**
 * Solves small programs and those with a basis to start from by the simplex method, and large ones that start cold by the
 * interior point method.
 */
final class BySizeEngine implements LpEngine {

    /**
     * From here on the interior point method was as fast as the simplex method or faster on all families measured, up to
     * six times where capacity is scarce; see infra/docs/optimizer.md.
     */
    static final int INTERIOR_POINT_FROM = 50_000;

    private final HighsEngine simplex;
    private final HighsEngine interiorPoint;
    private final BasisMemory memory;

    BySizeEngine(HighsEngine simplex, HighsEngine interiorPoint, BasisMemory memory) {
        this.simplex = simplex;
        this.interiorPoint = interiorPoint;
        this.memory = memory;
    }

    @Override
    public String name() {
        return simplex.name();
    }

    @Override
    public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
        boolean cold = program.variableCount() >= INTERIOR_POINT_FROM
                && memory.recall(program).isEmpty();
        return (cold ? interiorPoint : simplex).solve(program, limits);
    }
}
