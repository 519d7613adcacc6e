package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One turn of the loop: estimate, size, allocate, keep within the guard rails, explain. A pure function of its input; the
 * caller stores the plan, applies it or not, and gives it back as the previous one.
 */
public final class PlanningCycle {

    private final Allocator allocator;

    public PlanningCycle(LpSolver solver, SolveLimits limits) {
        this(new Allocator(solver, limits));
    }

    public PlanningCycle(Allocator allocator) {
        this.allocator = allocator;
    }

    /**
     * Makes the next plan.
     *
     * @throws IllegalArgumentException if a service or pool is given twice
     */
    public PlanDecision decide(PlanningInput input) {
        Sizing sizing = new Sizing(input);
        List<InstanceTarget> targets = input.services().stream().map(sizing::of).toList();
        if (targets.isEmpty()) {
            return new PlanDecision(new PlanAssembly(input, targets).empty(), List.of());
        }
        AllocationProblem problem = problem(input, targets);
        Allocation allocation = allocator.allocate(problem);
        if (!allocation.plan().unmet().isEmpty()) {
            targets = targets.stream().map(InstanceTarget::withoutReserve).toList();
            problem = problem(input, targets);
            allocation = allocator.allocate(problem);
        }
        int budget = ChangeBudget.of(problem, input.settings().changeBudget());
        IntegerPlan reached = ChangeBudget.towards(problem, allocation.plan(), budget);
        List<PlanChange> changes = changes(problem, reached);
        return new PlanDecision(
                new PlanAssembly(input, targets).plan(problem, allocation, reached, changes, budget), changes);
    }

    private static AllocationProblem problem(PlanningInput input, List<InstanceTarget> targets) {
        List<ServiceDemand> demands = targets.stream()
                .map(target -> target.service().demand(target.wanted()))
                .toList();
        Map<String, Map<String, Integer>> current = input.services().stream()
                .collect(Collectors.toMap(
                        ServiceSettings::serviceId, ServiceSettings::currentInstancesByPool, (one, other) -> one));
        return new AllocationProblem(demands, input.pools(), input.settings().churnPrice(), current);
    }

    private static List<PlanChange> changes(AllocationProblem problem, IntegerPlan reached) {
        List<PlanChange> changes = new ArrayList<>();
        for (ServiceDemand service : problem.services()) {
            String id = service.serviceId();
            Map<String, Integer> planned = reached.instances().getOrDefault(id, Map.of());
            Map<String, Integer> both =
                    new TreeMap<>(new HashMap<>(problem.current().getOrDefault(id, Map.of())));
            both.replaceAll((pool, count) -> 0);
            both.putAll(planned);
            both.forEach((pool, to) -> {
                int from = problem.current(id, pool);
                if (from != to) {
                    changes.add(new PlanChange(id, pool, from, to));
                }
            });
        }
        return changes;
    }
}
