package io.podium.domain.optimization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Goes from what runs towards what is planned, no more instances at a time than the budget allows: what is to grow first,
 * dearest demand first, and as much shrinking as that needs. Every step stays within capacity.
 */
final class ChangeBudget {

    private final AllocationProblem problem;
    private final PlacementBoard board;
    private final List<ServiceDemand> byPenalty;

    private ChangeBudget(AllocationProblem problem) {
        this.problem = problem;
        this.board = new PlacementBoard(problem);
        this.byPenalty = problem.services().stream()
                .sorted(Comparator.comparingDouble(ServiceDemand::penalty).reversed())
                .toList();
        for (ServiceDemand service : byPenalty) {
            for (PoolSupply pool : problem.pools()) {
                board.addUpTo(service, pool, problem.current(service.serviceId(), pool.poolId()));
            }
        }
    }

    /** Returns the changes that the settings allow for what runs. */
    static int of(AllocationProblem problem, OptimizerSettings settings) {
        int running = problem.current().values().stream()
                .flatMap(byPool -> byPool.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        double share = Math.ceil(settings.changeBudget() * running);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(settings.alwaysAllowed(), share));
    }

    /** Returns how far the plan is reached with so many changes. */
    static IntegerPlan towards(AllocationProblem problem, IntegerPlan planned, int changes) {
        ChangeBudget budget = new ChangeBudget(problem);
        boolean moved = true;
        for (int spent = 0; spent < changes && moved; spent++) {
            moved = budget.growByOne(planned) || budget.shrinkByOne(planned);
        }
        return budget.board.toPlan();
    }

    private boolean growByOne(IntegerPlan planned) {
        for (ServiceDemand service : byPenalty) {
            for (PoolSupply pool : problem.pools()) {
                if (board.at(service, pool) < planned(planned, service, pool) && board.canAdd(service, pool)) {
                    board.add(service, pool);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean shrinkByOne(IntegerPlan planned) {
        for (int last = byPenalty.size() - 1; last >= 0; last--) {
            ServiceDemand service = byPenalty.get(last);
            for (PoolSupply pool : problem.pools()) {
                if (board.at(service, pool) > planned(planned, service, pool)) {
                    board.remove(service, pool);
                    return true;
                }
            }
        }
        return false;
    }

    private static int planned(IntegerPlan plan, ServiceDemand service, PoolSupply pool) {
        return plan.instances().getOrDefault(service.serviceId(), Map.of()).getOrDefault(pool.poolId(), 0);
    }
}
