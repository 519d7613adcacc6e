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
    static final int LARGE_FROM = 50_000;

    private final LpEngine small;
    private final LpEngine large;

    BySizeEngine(LpEngine small, LpEngine large) {
        this.small = small;
        this.large = large;
    }

    @Override
    public String name() {
        return small.name();
    }

    @Override
    public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
        return (program.variableCount() >= LARGE_FROM ? large : small).solve(program, limits);
    }
}
