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
     * Makes the next plan. While the optimizer is paused the plan is what runs, and the changes are those that it would
     * make.
     *
     * @throws IllegalArgumentException if a service or pool is given twice
     */
    public PlanDecision decide(PlanningInput input) {
        RollbackGuard rollback = new RollbackGuard(input);
        Map<String, ServiceGuard> guards = new HashMap<>();
        List<InstanceTarget> targets = targets(input, rollback, guards);
        if (targets.isEmpty()) {
            return new PlanDecision(new PlanAssembly(input, targets, guards).empty(), List.of());
        }
        AllocationProblem problem = problem(input, targets);
        Allocation allocation = allocator.allocate(problem);
        if (!allocation.plan().unmet().isEmpty()) {
            targets = targets.stream().map(InstanceTarget::withoutReserve).toList();
            problem = problem(input, targets);
            allocation = allocator.allocate(problem);
        }
        Relaxation relaxation = allocator.relaxation(problem, allocation);
        int budget = ChangeBudget.of(problem, input.settings());
        IntegerPlan reached = ChangeBudget.towards(problem, allocation.plan(), budget);
        List<PlanChange> changes = changes(problem, reached);
        PlanAssembly assembly = new PlanAssembly(input, targets, guards);
        assembly.explain(problem, allocation, relaxation);
        if (input.pause() != null) {
            return new PlanDecision(
                    assembly.paused(allocation, relaxation, ChangeBudget.towards(problem, reached, 0), changes),
                    changes);
        }
        watch(rollback, guards, problem, targets, reached);
        return new PlanDecision(assembly.plan(allocation, relaxation, reached, changes, budget), changes);
    }

    private static List<InstanceTarget> targets(
            PlanningInput input, RollbackGuard rollback, Map<String, ServiceGuard> guards) {
        Sizing sizing = new Sizing(input);
        List<InstanceTarget> targets = new ArrayList<>();
        for (ServiceSettings service : input.services()) {
            InstanceTarget target = sizing.of(service);
            ServiceGuard guard = rollback.judged(service, target.estimate());
            guards.put(service.serviceId(), guard);
            targets.add(rollback.bounded(target, guard));
        }
        return targets;
    }

    /** Puts the changes of this cycle on trial. */
    private static void watch(
            RollbackGuard rollback,
            Map<String, ServiceGuard> guards,
            AllocationProblem problem,
            List<InstanceTarget> targets,
            IntegerPlan reached) {
        for (InstanceTarget target : targets) {
            String id = target.service().serviceId();
            Map<String, Integer> from = problem.current().getOrDefault(id, Map.of());
            Map<String, Integer> to = reached.instances().getOrDefault(id, Map.of());
            guards.computeIfPresent(id, (any, guard) -> rollback.afterDecision(guard, from, to, target));
        }
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
