package io.podium.optimizer.highs;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.sifting.ColumnArrays;
import io.podium.optimizer.sifting.Sieve;
import java.util.Optional;

/**
 * Solves a program of many columns by a few of them: those that {@link Sieve} chooses, or those of the last basis, then
 * all those that are worth more than they cost at the prices found, until there is none (Bixby et al., Very large-scale
 * linear programming: a case study in combining interior point and simplex methods, 1992). What is left out is at zero,
 * and the prices prove that it belongs there. Programs of another form go to another engine.
 */
final class SiftingEngine implements LpEngine {

    /** Share of the columns from which on a choice of them spares nothing. */
    static final double TOO_MANY = 0.5;

    private final HighsApi api;
    private final BasisMemory memory;
    private final LpEngine whole;
    private final double most;

    /**
     * Creates an engine.
     *
     * @param most share of the columns up to which it sifts
     * @param whole solves what cannot be solved so
     */
    SiftingEngine(HighsApi api, BasisMemory memory, double most, LpEngine whole) {
        this.api = api;
        this.memory = memory;
        this.most = most;
        this.whole = whole;
    }

    @Override
    public String name() {
        return HighsLpSolver.NAME;
    }

    @Override
    public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
        long begin = System.nanoTime();
        if (HighsMemory.bytes(program) > limits.maxMemoryBytes()) {
            return whole.solve(program, limits);
        }
        ColumnArrays columns = new ColumnArrays(program);
        Optional<Basis> last = memory.recall(program);
        Optional<boolean[]> chosen =
                last.isPresent() ? last.map(basis -> ofBasis(program, basis)) : Sieve.choose(program, columns);
        if (chosen.isEmpty() || count(chosen.get()) > most * columns.count()) {
            return whole.solve(program, limits);
        }
        try (SiftedModel model = new SiftedModel(api, program, columns, chosen.get(), limits, begin)) {
            last.ifPresent(model::startAt);
            Optional<EngineAnswer> answer = model.solve();
            if (answer.isPresent() && answer.get() instanceof EngineAnswer.Candidate) {
                memory.keep(program, model.basis());
            }
            return answer.orElseGet(() -> whole.solve(program, limits));
        }
    }

    private static boolean[] ofBasis(LinearProgram program, Basis basis) {
        boolean[] chosen = Sieve.fixed(program);
        for (int column = 0; column < chosen.length; column++) {
            chosen[column] |= basis.columns()[column] != Basis.NOT_BASIC;
        }
        return chosen;
    }

    private static int count(boolean[] chosen) {
        int count = 0;
        for (boolean each : chosen) {
            count += each ? 1 : 0;
        }
        return count;
    }
}
