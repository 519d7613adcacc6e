package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest {@link Relaxation}. The elastic program makes demand a requirement and lets every capacity be
 * exceeded at a price of one over itself; its optimum is made of whole instances within what it adds, and what then still
 * lacks is added where it adds least. Adding where it adds least from the start is tried too, and the smaller of both
 * taken: both suffice, and the elastic optimum is a bound on the best. Source: Chinneck, Feasibility and Infeasibility in
 * Optimization, 2008, chapter 6.
 */
final class RelaxationSearch {

    /** Amounts are kept in thousandths. */
    private static final double STEPS = 1_000;

    private static final double TOLERANCE = 1e-6;

    private final AllocationProblem problem;

    RelaxationSearch(AllocationProblem problem) {
        this.problem = problem;
    }

    Relaxation smallest(IntegerPlan plan, LpSolver solver, SolveLimits limits) {
        Relaxation greedy = completed(plan.instances());
        Relaxation elastic = elastic(solver, limits);
        return elastic == null || greedy.size(problem) <= elastic.size(problem) ? greedy : elastic;
    }

    private @Nullable Relaxation elastic(LpSolver solver, SolveLimits limits) {
        ElasticCapacity elastic = new ElasticCapacity(problem);
        if (!(solver.solve(elastic.program(), limits) instanceof LpResult.Optimal optimum)) {
            return null;
        }
        List<PoolSupply> larger = new ArrayList<>();
        for (PoolSupply pool : problem.pools()) {
            ResourceVector capacity = pool.capacity();
            Map<String, Double> amounts = new HashMap<>();
            for (String kind : elastic.kinds(pool)) {
                double exact = capacity.amount(kind) + elastic.added(pool, kind, optimum.x());
                amounts.put(kind, Math.ceil(exact * STEPS - TOLERANCE) / STEPS);
            }
            larger.add(new PoolSupply(pool.poolId(), ResourceVector.of(amounts), pool.prices()));
        }
        AllocationProblem relaxed = new AllocationProblem(problem.services(), larger, 0, Map.of());
        FractionalPlan fractional =
                new FractionalPlan(elastic.instances(optimum.x()), optimum.objective(), ShadowPrices.NONE);
        return completed(IntegerRounding.of(relaxed, fractional).instances());
    }

    /** Returns what must be added to hold these instances and those that demand still lacks. */
    private Relaxation completed(Map<String, Map<String, Integer>> placed) {
        Map<String, ResourceVector> used = new HashMap<>();
        for (ServiceDemand service : problem.services()) {
            placed.getOrDefault(service.serviceId(), Map.of())
                    .forEach((pool, count) -> used.merge(pool, service.need().times(count), ResourceVector::plus));
        }
        for (ServiceDemand service : problem.services()) {
            int has = ServiceGuard.total(placed.getOrDefault(service.serviceId(), Map.of()));
            for (int missing = service.wantedWithinBounds() - has; missing > 0; missing--) {
                cheapest(service, used)
                        .ifPresent(pool -> used.merge(pool.poolId(), service.need(), ResourceVector::plus));
            }
        }
        return Relaxation.holding(problem, used);
    }

    /** Returns the pool whose capacity one more instance exceeds least. */
    private Optional<PoolSupply> cheapest(ServiceDemand service, Map<String, ResourceVector> used) {
        return problem.pools().stream()
                .filter(pool -> service.allows(pool.poolId()))
                .min(Comparator.comparingDouble(pool -> {
                    ResourceVector before = used.getOrDefault(pool.poolId(), ResourceVector.NONE);
                    return Relaxation.excess(pool, before.plus(service.need())) - Relaxation.excess(pool, before);
                }));
    }
}
