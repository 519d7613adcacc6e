package io.podium.local.benchmark;

import io.podium.domain.optimization.Allocation;
import io.podium.domain.optimization.AllocationModel;
import io.podium.domain.optimization.AllocationProblem;
import io.podium.domain.optimization.Allocator;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.optimization.WholeSolver;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.highs.HighsLpSolver;
import io.podium.optimizer.highs.HighsLpSolver.Method;
import io.podium.optimizer.highs.HighsWholeSolver;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Measures the native engine on generated allocations. */
public final class LpBenchmark {

    private static final long SEED = 7;
    private static final double CHANGED = 0.01;
    private static final SolveLimits LIMITS =
            new SolveLimits(Integer.MAX_VALUE, Duration.ofMinutes(30), Long.MAX_VALUE);

    /** Services of the largest problem for which whole plans are made. */
    private static final int MOST_SERVICES_WHOLE = 1_000;

    private final HighsLibrary.Loaded library;
    private final @Nullable NativeHighs highs;
    private final int repeat;

    /**
     * @param highs to compare with, or null
     * @param repeat how often, at least 1; fewer times where that takes more than 10 s
     */
    public LpBenchmark(HighsLibrary.Loaded library, @Nullable NativeHighs highs, int repeat) {
        this.library = library;
        this.highs = highs;
        this.repeat = repeat;
    }

    /** Builds and solves once by the chosen method, and once more after a change, and compares nothing. */
    LpMeasurement once(BenchmarkSize size) {
        AllocationProblem problem = size.allocations().problem(size.services(), size.pools(), SEED);
        Timed build = Timed.of(() -> AllocationModel.of(problem));
        LinearProgram program = AllocationModel.of(problem).program();
        Cold cold = new Cold(Method.BY_SIZE, program);
        Timed solve = Timed.of(cold::solve);
        Timed again = again(size, cold.solver, 1);
        return new LpMeasurement(
                size.text(), program.size(), solve.wall(), build, solve, again, null, cold.objective, null);
    }

    /**
     * Measures one size, once the code is warm: its first solve and its building are repeated until they get no faster.
     *
     * @throws IOException if native HiGHS cannot be run
     * @throws IllegalStateException if a solve finds no optimum
     */
    LpMeasurement measure(BenchmarkSize size) throws IOException, InterruptedException {
        AllocationProblem problem = size.allocations().problem(size.services(), size.pools(), SEED);
        LinearProgram program = AllocationModel.of(problem).program();
        Cold cold = new Cold(Method.BY_SIZE, program);
        Timed first = Timed.of(cold::solve);
        Timed.warm(cold::solve);
        Timed.warm(() -> AllocationModel.of(problem));
        boolean whole = size.services() <= MOST_SERVICES_WHOLE;
        return new LpMeasurement(
                size.text(),
                program.size(),
                first.wall(),
                Timed.best(repeat, () -> AllocationModel.of(problem)),
                Timed.best(repeat, cold::solve),
                again(size, cold.solver, repeat),
                new LpMeasurement.Beside(
                        Timed.best(repeat, new Cold(Method.SIMPLEX, program)::solve),
                        Timed.best(repeat, new Cold(Method.INTERIOR_POINT, program)::solve),
                        whole ? gap(problem, WholeSolver.NONE) : null,
                        whole ? gap(problem, new HighsWholeSolver(library)) : null),
                cold.objective,
                highs == null ? null : highs.solve(program, repeat));
    }

    /** Returns the least time of solves one after the other, each of the problem with another change. */
    private static Timed again(BenchmarkSize size, LpSolver solver, int times) {
        Timed best = new Timed(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int time = 0; time < times; time++) {
            AllocationProblem problem =
                    size.allocations().changed(size.services(), size.pools(), SEED, CHANGED, SEED + 1 + time);
            LinearProgram changed = AllocationModel.of(problem).program();
            best = best.least(Timed.of(() -> optimum(solver, changed)));
        }
        return best;
    }

    /** Solves by a solver that remembers nothing; the last one is kept. */
    private final class Cold {
        private final Method method;
        private final LinearProgram program;
        private LpSolver solver;
        private double objective = Double.NaN;

        Cold(Method method, LinearProgram program) {
            this.method = method;
            this.program = program;
            this.solver = new HighsLpSolver(library, method);
        }

        void solve() {
            solver = new HighsLpSolver(library, method);
            objective = optimum(solver, program);
        }
    }

    private @Nullable Double gap(AllocationProblem problem, WholeSolver search) {
        Allocation allocation = new Allocator(new HighsLpSolver(library), LIMITS, search).allocate(problem);
        return allocation.gap();
    }

    private static double optimum(LpSolver solver, LinearProgram program) {
        if (solver.solve(program, LIMITS) instanceof LpResult.Optimal optimal) {
            return optimal.objective();
        }
        throw new IllegalStateException("no optimum of " + program.size());
    }
}
