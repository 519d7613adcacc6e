package io.podium.optimizer.solver;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.optimization.TimeLeft;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes one engine for small programs and another for the rest. Where the first gives none of the answers that settle a
 * program, the second is asked; where the second is not here, the first takes all that it can, with one warning. The limit of
 * time holds for both together.
 */
final class SizedLpSolver implements LpSolver {

    /**
     * Rows times variables of the largest small program. Up to some 50 services in 4 pools, the simplex in Java answers
     * before the native library would be loaded; see infra/docs/optimizer.md.
     */
    static final long SMALL_CELLS = 20_000;

    private final LpSolver small;
    private final LpSolver large;
    private final Consumer<String> warnings;
    private final LongSupplier nanoTime;
    private final AtomicBoolean warned = new AtomicBoolean();

    SizedLpSolver(LpSolver small, LpSolver large, Consumer<String> warnings, LongSupplier nanoTime) {
        this.small = small;
        this.large = large;
        this.warnings = warnings;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return Solvers.AUTO;
    }

    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        boolean isSmall = (long) program.rowCount() * program.variableCount() <= SMALL_CELLS;
        if (!isSmall) {
            LpResult result = large.solve(program, limits);
            return result instanceof LpResult.Unavailable missing ? without(missing, program, limits) : result;
        }
        TimeLeft time = new TimeLeft(nanoTime, limits);
        LpResult first = small.solve(program, limits.capped(SolveLimits.SMALL));
        Optional<SolveLimits> left = time.forNext();
        if (!isUnsettled(first) || left.isEmpty()) {
            return first;
        }
        LpResult second = large.solve(program, left.get());
        return isUnsettled(second) ? first : second;
    }

    private static boolean isUnsettled(LpResult result) {
        return result instanceof LpResult.LimitReached
                || result instanceof LpResult.NumericalTrouble
                || result instanceof LpResult.Unavailable;
    }

    private LpResult without(LpResult.Unavailable missing, LinearProgram program, SolveLimits limits) {
        if (warned.compareAndSet(false, true)) {
            warnings.accept(missing.words() + "; " + small.name()
                    + " solves what it can, which is some 100 services in 5 pools, or a tableau of "
                    + (SolveLimits.SMALL.maxMemoryBytes() >> 20) + " MiB");
        }
        LpResult result = small.solve(program, limits.capped(SolveLimits.SMALL));
        return result instanceof LpResult.LimitReached reached
                ? new LpResult.LimitReached(reached.limit(), reached.words() + "; " + missing.words())
                : result;
    }
}
