package io.podium.optimizer.highs;

import io.podium.domain.optimization.CheckedLpSolver;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;
import java.util.List;

/**
 * Solves programs of any size with HiGHS, scaled before and checked after: by the simplex method, or from a measured size
 * on by sifting, or by an interior point method where that does not serve. A program like the last one is solved from the
 * last basis. Safe for use by several threads.
 */
public final class HighsLpSolver implements LpSolver {

    /** The engine's name, after the distribution whose library it is. */
    public static final String NAME = "ortools";

    /** Variables and rows of all programs whose bases are kept: one of 20,000 services in 100 pools, or many small ones. */
    private static final int MOST_NAMES_KEPT = 3_000_000;

    /** How a program is solved that starts cold. */
    public enum Method {
        BY_SIZE,
        SIMPLEX,
        SIFTING,
        INTERIOR_POINT
    }

    private final LpSolver checked;

    /** Creates a solver that chooses by size. */
    public HighsLpSolver(HighsLibrary.Loaded library) {
        this(library, Method.BY_SIZE);
    }

    /** Creates a solver that solves by one method, or chooses. */
    public HighsLpSolver(HighsLibrary.Loaded library, Method method) {
        BasisMemory memory = new BasisMemory(MOST_NAMES_KEPT);
        HighsApi api = library.api();
        HighsEngine simplex = new HighsEngine(api, HighsMethod.SIMPLEX, memory);
        HighsEngine interiorPoint = new HighsEngine(api, HighsMethod.INTERIOR_POINT, memory.forgetful());
        LpEngine first =
                switch (method) {
                    case BY_SIZE ->
                        new BySizeEngine(
                                simplex,
                                new SiftingEngine(
                                        api,
                                        memory,
                                        SiftingEngine.TOO_MANY,
                                        new ColdEngine(interiorPoint, simplex, memory)));
                    case SIFTING -> new SiftingEngine(api, memory, 1, simplex);
                    case SIMPLEX -> simplex;
                    case INTERIOR_POINT -> interiorPoint;
                };
        this.checked = new CheckedLpSolver(
                List.of(
                        first,
                        new HighsEngine(api, HighsMethod.PRECISE_SIMPLEX, memory),
                        new HighsEngine(api, HighsMethod.WITHOUT_PRESOLVE, BasisMemory.none()),
                        interiorPoint),
                System::nanoTime);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        return checked.solve(program, limits);
    }
}
