package io.podium.local.benchmark;

import io.podium.domain.optimization.Allocator;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.solver.Solvers;

/** Plans one generated allocation and ends: what a new process takes for its first plan. */
public final class FirstPlan {

    private FirstPlan() {}

    /**
     * Plans.
     *
     * @param arguments a size
     * @throws IllegalStateException if there is no plan that an engine proved
     */
    public static void main(String[] arguments) {
        BenchmarkSize size = BenchmarkSize.of(arguments[0]);
        Solvers solvers = new Solvers(HighsLibrary::load, warning -> {
            throw new IllegalStateException(warning);
        });
        Double gap = new Allocator(solvers.auto(), SolveLimits.SMALL, solvers.whole())
                .allocate(size.allocations().problem(size.services(), size.pools(), 7))
                .gap();
        if (gap == null) {
            throw new IllegalStateException("no plan for " + size.text());
        }
    }
}
