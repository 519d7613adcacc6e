package io.podium.optimizer.highs;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.SolveLimit;
import io.podium.domain.optimization.SolveLimits;

/** HiGHS by one method. */
final class HighsEngine implements LpEngine {

    private final HighsApi api;
    private final HighsMethod method;
    private final BasisMemory memory;

    HighsEngine(HighsApi api, HighsMethod method, BasisMemory memory) {
        this.api = api;
        this.method = method;
        this.memory = memory;
    }

    @Override
    public String name() {
        return HighsLpSolver.NAME;
    }

    @Override
    public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
        long bytes = HighsMemory.bytes(program);
        if (bytes > limits.maxMemoryBytes()) {
            return new EngineAnswer.Stopped(SolveLimit.MEMORY, HighsMemory.words(program, bytes, limits));
        }
        ModelArrays arrays = new ModelArrays(program);
        try (HighsModel model = new HighsModel(api, arrays)) {
            model.set(method, limits);
            if (!model.pass()) {
                return new EngineAnswer.Failed(name() + " refused " + program.size());
            }
            memory.recall(program).ifPresent(model::startAt);
            return answer(program, limits, arrays, model);
        }
    }

    private EngineAnswer answer(LinearProgram program, SolveLimits limits, ModelArrays arrays, HighsModel model) {
        HighsStatus status = model.run();
        return switch (status) {
            case OPTIMAL -> {
                memory.keep(program, model.basis());
                yield candidate(arrays, model);
            }
            case INFEASIBLE -> new EngineAnswer.ClaimsInfeasible();
            case UNBOUNDED -> new EngineAnswer.ClaimsUnbounded();
            case TIME_LIMIT ->
                new EngineAnswer.Stopped(
                        SolveLimit.TIME, name() + " did not finish " + program.size() + " within " + limits.maxTime());
            case ITERATION_LIMIT ->
                new EngineAnswer.Stopped(
                        SolveLimit.ITERATIONS,
                        name() + " did not finish " + program.size() + " within " + limits.maxIterations()
                                + " iterations");
            case ERROR -> new EngineAnswer.Failed(name() + " gave up on " + program.size());
        };
    }

    private static EngineAnswer candidate(ModelArrays arrays, HighsModel model) {
        HighsModel.Solution solution = model.solution();
        double[] duals = solution.duals();
        if (arrays.sign < 0) {
            for (int row = 0; row < duals.length; row++) {
                duals[row] = -duals[row];
            }
        }
        return new EngineAnswer.Candidate(solution.x(), duals, model.iterations());
    }
}
