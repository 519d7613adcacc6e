package io.podium.optimizer.highs;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.SolveLimits;

/** Solves small programs by one engine and large ones by another. */
final class BySizeEngine implements LpEngine {

    /**
     * Variables from which on a program is large. From here on, what is taken for large programs was faster on all
     * families measured; see infra/docs/optimizer.md.
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
