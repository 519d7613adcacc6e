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
    private static final double NANOS = 1e9;
    private static final SolveLimits LIMITS =
            new SolveLimits(Integer.MAX_VALUE, Duration.ofMinutes(30), Long.MAX_VALUE);

    /** Services of the largest problem for which whole plans are made. */
    private static final int MOST_SERVICES_WHOLE = 1_000;

    private final HighsLibrary.Loaded library;
    private final @Nullable NativeHighs highs;

    /** @param python a Python with {@code highspy}, or null not to compare */
    public LpBenchmark(HighsLibrary.Loaded library, @Nullable String python) {
        this.library = library;
        this.highs = python == null ? null : new NativeHighs(python);
    }

    /**
     * Measures one size.
     *
     * @param repeat how often, at least 1
     * @throws IOException if native HiGHS cannot be run
     * @throws IllegalStateException if a solve finds no optimum
     */
    LpMeasurement measure(AllocationFamily family, int services, int pools, int repeat)
            throws IOException, InterruptedException {
        AllocationProblem problem = family.problem(services, pools, SEED);
        LinearProgram changed = AllocationModel.of(family.problem(services, pools, SEED, CHANGED))
                .program();
        LinearProgram program = AllocationModel.of(problem).program();
        double first = Double.NaN;
        double build = Double.POSITIVE_INFINITY;
        double solve = Double.POSITIVE_INFINITY;
        double again = Double.POSITIVE_INFINITY;
        double objective = Double.NaN;
        for (int time = 0; time < repeat; time++) {
            long begun = System.nanoTime();
            program = AllocationModel.of(problem).program();
            build = Math.min(build, since(begun));
            LpSolver solver = new HighsLpSolver(library);
            begun = System.nanoTime();
            objective = optimum(solver, program);
            double taken = since(begun);
            first = time == 0 ? taken : first;
            solve = Math.min(solve, taken);
            begun = System.nanoTime();
            optimum(solver, changed);
            again = Math.min(again, since(begun));
        }
        boolean whole = services <= MOST_SERVICES_WHOLE;
        return new LpMeasurement(
                family.name() + " " + services + "x" + pools,
                program.size(),
                first,
                build,
                solve,
                by(Method.SIMPLEX, program, repeat),
                by(Method.INTERIOR_POINT, program, repeat),
                again,
                whole ? gap(problem, WholeSolver.NONE) : null,
                whole ? gap(problem, new HighsWholeSolver(library)) : null,
                objective,
                highs == null ? null : highs.solve(program, repeat));
    }

    private double by(Method method, LinearProgram program, int repeat) {
        double best = Double.POSITIVE_INFINITY;
        for (int time = 0; time < repeat; time++) {
            LpSolver solver = new HighsLpSolver(library, method);
            long begun = System.nanoTime();
            optimum(solver, program);
            best = Math.min(best, since(begun));
        }
        return best;
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

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / NANOS;
    }
}
