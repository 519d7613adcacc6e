package io.podium.optimizer.highs;

import io.podium.domain.optimization.CheckedLpSolver;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Solves programs of any size with HiGHS, scaled before and checked after: by the simplex method, or by an interior point
 * method from a measured size on; a program like the last one is solved from the last basis. Safe for use by several
 * threads.
 */
public final class HighsLpSolver implements LpSolver {

    /** The engine's name, after the distribution whose library it is. */
    public static final String NAME = "ortools";

    /** Variables from which the interior point method is faster, as measured in infra/docs/optimizer-figures.md. */
    private static final int INTERIOR_POINT_FROM = 150_000;

    /** Variables and rows of the largest program whose basis is kept. */
    private static final int MOST_NAMES_KEPT = 1_000_000;

    /** Which method solves a program that starts cold. */
    public enum Method {
        BY_SIZE,
        SIMPLEX,
        INTERIOR_POINT
    }

    private final BasisMemory memory = new BasisMemory(MOST_NAMES_KEPT);
    private final LpSolver simplex;
    private final LpSolver interiorPoint;
    private final Method method;

    /** Creates a solver that chooses by size. */
    public HighsLpSolver(HighsLibrary.Loaded library) {
        this(library, Method.BY_SIZE);
    }

    /** Creates a solver that solves by one method. */
    public HighsLpSolver(HighsLibrary.Loaded library, Method method) {
        this.method = method;
        this.simplex = checked(library.api(), HighsMethod.SIMPLEX);
        this.interiorPoint = checked(library.api(), HighsMethod.INTERIOR_POINT);
    }

    private LpSolver checked(HighsApi api, HighsMethod first) {
        List<LpEngine> engines = new ArrayList<>();
        engines.add(new HighsEngine(api, first, memory));
        HighsMethod.LADDER.forEach(method -> engines.add(new HighsEngine(api, method, BasisMemory.none())));
        return new CheckedLpSolver(engines);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        boolean cold = memory.recall(program).isEmpty();
        return (cold && isForInteriorPoint(program) ? interiorPoint : simplex).solve(program, limits);
    }

    private boolean isForInteriorPoint(LinearProgram program) {
        return switch (method) {
            case SIMPLEX -> false;
            case INTERIOR_POINT -> true;
            case BY_SIZE -> program.variableCount() >= INTERIOR_POINT_FROM;
        };
    }
}
