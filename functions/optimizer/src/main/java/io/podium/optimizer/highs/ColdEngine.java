package io.podium.optimizer.highs;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.SolveLimits;

/** Solves by one engine what starts cold, and by another what has a basis to start from. */
record ColdEngine(HighsEngine cold, HighsEngine warm, BasisMemory memory) implements LpEngine {

    @Override
    public String name() {
        return cold.name();
    }

    @Override
    public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
        return (memory.recall(program).isEmpty() ? cold : warm).solve(program, limits);
    }
}
