package io.podium.domain.optimization;

import java.util.Map;
import java.util.Optional;

/**
 * Looks for whole instances that are better than rounded ones. What it takes over is placed on a {@link PlacementBoard},
 * so it is within capacity and bounds whatever the solver said, and it is never worse than the rounded plan.
 */
final class WholePlanSearch {

    /** Least improvement, relative, for which a plan is exchanged. */
    private static final double WORTH = 1e-6;

    /** A gap to the bound below this is not worth a search. */
    private static final double SMALL_GAP = 1e-4;

    private final WholeSolver solver;

    WholePlanSearch(WholeSolver solver) {
        this.solver = solver;
    }

    /**
     * Returns the better of a rounded plan and what the search finds.
     *
     * @param bound what no plan can be below
     */
    IntegerPlan improve(AllocationProblem problem, IntegerPlan rounded, double bound) {
        if (rounded.objective() - bound <= SMALL_GAP * Math.abs(bound)) {
            return rounded;
        }
        AllocationProblem whole = withWholeDemand(problem);
        AllocationModel model = AllocationModel.of(whole);
        Optional<double[]> found = solver.improve(model.program(), model.wholeVariables(), model.pointOf(rounded));
        if (found.isEmpty()) {
            return rounded;
        }
        IntegerPlan searched = placed(problem, model.instancesAt(found.get()));
        double least = WORTH * Math.abs(rounded.objective());
        boolean better = searched.objective() < rounded.objective() - least
                && wholeObjective(problem, searched) < wholeObjective(problem, rounded) - least;
        return better ? searched : rounded;
    }

    /** Returns the problem with demands in whole instances, as rounding meets them. */
    private static AllocationProblem withWholeDemand(AllocationProblem problem) {
        return new AllocationProblem(
                problem.services().stream()
                        .map(service -> new ServiceDemand(
                                service.serviceId(),
                                service.need(),
                                service.wantedWhole(),
                                service.minInstances(),
                                service.maxInstances(),
                                service.penalty(),
                                service.allowedPools()))
                        .toList(),
                problem.pools(),
                problem.churnPrice(),
                problem.current());
    }

    private static IntegerPlan placed(AllocationProblem problem, Map<String, Map<String, Integer>> instances) {
        PlacementBoard board = new PlacementBoard(problem);
        for (ServiceDemand service : problem.services()) {
            Map<String, Integer> byPool = instances.getOrDefault(service.serviceId(), Map.of());
            for (PoolSupply pool : problem.pools()) {
                board.addUpTo(service, pool, byPool.getOrDefault(pool.poolId(), 0));
            }
        }
        return board.toPlan();
    }

    private static double wholeObjective(AllocationProblem problem, IntegerPlan plan) {
        double objective = plan.objective();
        for (ServiceDemand service : problem.services()) {
            int total = plan.total(service.serviceId());
            double counted = Math.max(0, service.wanted() - total);
            objective += service.penalty() * (plan.unmet().getOrDefault(service.serviceId(), 0) - counted);
        }
        return objective;
    }
}
