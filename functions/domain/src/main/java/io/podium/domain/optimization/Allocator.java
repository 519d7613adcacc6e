package io.podium.domain.optimization;

import java.util.Map;

/** Solves an allocation: linear program, proof, whole instances, ranges of prices. */
public final class Allocator {

    /** Ranges are found for this many prices at most, */
    private static final int MOST_RANGES = 20;

    /** and for programs of up to this many variables, so that they take no longer than the plan. */
    private static final int MOST_VARIABLES_FOR_RANGES = 25_000;

    private final LpSolver solver;
    private final SolveLimits limits;
    private final WholePlanSearch search;

    /** Creates an allocator that rounds. */
    public Allocator(LpSolver solver, SolveLimits limits) {
        this(solver, limits, WholeSolver.NONE);
    }

    /** Creates an allocator that rounds and then searches. */
    public Allocator(LpSolver solver, SolveLimits limits, WholeSolver wholeSolver) {
        this.solver = solver;
        this.limits = limits;
        this.search = new WholePlanSearch(wholeSolver);
    }

    /** Returns an allocation within capacity and bounds in every case, and a bound on the best where it was solved. */
    public Allocation allocate(AllocationProblem problem) {
        AllocationModel model = AllocationModel.of(problem);
        LpResult result = solver.solve(model.program(), limits);
        if (result instanceof LpResult.Optimal optimum) {
            FractionalPlan fractional = model.read(optimum).withRanges(ranges(model, optimum));
            IntegerPlan rounded = IntegerRounding.of(problem, fractional);
            return new Allocation(search.improve(problem, rounded, fractional.objective()), fractional, result);
        }
        return new Allocation(IntegerRounding.fromCurrent(problem), null, result);
    }

    private Map<String, Map<String, PriceRange>> ranges(AllocationModel model, LpResult.Optimal optimum) {
        return model.program().variableCount() > MOST_VARIABLES_FOR_RANGES
                ? Map.of()
                : model.capacityRanges(optimum, new PriceRanges(solver, limits), MOST_RANGES);
    }

    /** Returns what capacity lacks, if it lacks what is worth its price. */
    Relaxation relaxation(AllocationProblem problem, Allocation allocation) {
        boolean lacking = problem.services().stream()
                .anyMatch(service -> allocation.plan().total(service.serviceId()) < service.wantedWithinBounds());
        return lacking ? new RelaxationSearch(problem).smallest(allocation.plan(), solver, limits) : Relaxation.NONE;
    }
}
