package io.podium.domain.optimization;

/** Solves an allocation: linear program, proof, whole instances. */
public final class Allocator {

    private final LpSolver solver;
    private final SolveLimits limits;

    public Allocator(LpSolver solver, SolveLimits limits) {
        this.solver = solver;
        this.limits = limits;
    }

    /** Returns an allocation within capacity and bounds in every case, and a bound on the best where it was solved. */
    public Allocation allocate(AllocationProblem problem) {
        AllocationModel model = AllocationModel.of(problem);
        LpResult result = solver.solve(model.program(), limits);
        if (result instanceof LpResult.Optimal optimum) {
            FractionalPlan fractional = model.read(optimum);
            return new Allocation(IntegerRounding.of(problem, fractional), fractional, result);
        }
        return new Allocation(IntegerRounding.fromCurrent(problem), null, result);
    }

    /** Returns what capacity lacks, if it lacks what is worth its price. */
    Relaxation relaxation(AllocationProblem problem, Allocation allocation) {
        boolean lacking = problem.services().stream()
                .anyMatch(service -> allocation.plan().total(service.serviceId()) < service.wantedWithinBounds());
        return lacking ? new RelaxationSearch(problem).smallest(allocation.plan(), solver, limits) : Relaxation.NONE;
    }
}
