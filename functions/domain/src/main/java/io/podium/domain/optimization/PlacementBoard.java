package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whole instances being placed, with what is left of each pool; it never takes more than there is. */
final class PlacementBoard {

    private final AllocationProblem problem;
    private final Map<String, ResourceVector> free = new HashMap<>();
    private final Map<String, Map<String, Integer>> instances = new TreeMap<>();
    private final Map<String, Integer> totals = new HashMap<>();

    PlacementBoard(AllocationProblem problem) {
        this.problem = problem;
        problem.pools().forEach(pool -> free.put(pool.poolId(), pool.capacity()));
    }

    int at(ServiceDemand service, PoolSupply pool) {
        return instances.getOrDefault(service.serviceId(), Map.of()).getOrDefault(pool.poolId(), 0);
    }

    int total(ServiceDemand service) {
        return totals.getOrDefault(service.serviceId(), 0);
    }

    boolean canAdd(ServiceDemand service, PoolSupply pool) {
        return total(service) < service.maxInstances()
                && service.allows(pool.poolId())
                && service.need().fitsIn(left(pool));
    }

    void add(ServiceDemand service, PoolSupply pool) {
        free.put(pool.poolId(), left(pool).minus(service.need()));
        count(service, pool, 1);
    }

    void remove(ServiceDemand service, PoolSupply pool) {
        free.put(pool.poolId(), left(pool).plus(service.need()));
        count(service, pool, -1);
    }

    /** Adds up to {@code wanted} instances, as many as fit, and returns how many. */
    int addUpTo(ServiceDemand service, PoolSupply pool, int wanted) {
        int added = 0;
        while (added < wanted && canAdd(service, pool)) {
            add(service, pool);
            added++;
        }
        return added;
    }

    private ResourceVector left(PoolSupply pool) {
        return free.getOrDefault(pool.poolId(), ResourceVector.NONE);
    }

    private void count(ServiceDemand service, PoolSupply pool, int change) {
        instances
                .computeIfAbsent(service.serviceId(), id -> new TreeMap<>())
                .merge(pool.poolId(), change, Integer::sum);
        totals.merge(service.serviceId(), change, Integer::sum);
    }

    /** Returns USD per hour for one more instance, churn included. */
    double costOfAdding(ServiceDemand service, PoolSupply pool) {
        int current = problem.current(service.serviceId(), pool.poolId());
        double churn = at(service, pool) < current ? -problem.churnPrice() : problem.churnPrice();
        return pool.costPerHour(service.need()) + churn;
    }

    /** Returns USD per hour that one instance less saves, churn included. */
    double savingOfRemoving(ServiceDemand service, PoolSupply pool) {
        int current = problem.current(service.serviceId(), pool.poolId());
        double churn = at(service, pool) <= current ? -problem.churnPrice() : problem.churnPrice();
        return pool.costPerHour(service.need()) + churn;
    }

    IntegerPlan toPlan() {
        double cost = 0;
        double extra = 0;
        Map<String, Integer> unmet = new TreeMap<>();
        Map<String, Map<String, Integer>> kept = new TreeMap<>();
        for (ServiceDemand service : problem.services()) {
            Map<String, Integer> byPool = new TreeMap<>();
            for (PoolSupply pool : problem.pools()) {
                int count = at(service, pool);
                cost += count * pool.costPerHour(service.need());
                extra += problem.churnPrice() * Math.abs(count - problem.current(service.serviceId(), pool.poolId()));
                if (count > 0) {
                    byPool.put(pool.poolId(), count);
                }
            }
            kept.put(service.serviceId(), byPool);
            extra += service.penalty() * Math.max(0, service.wanted() - total(service));
            int missing = service.wantedWhole() - total(service);
            if (missing > 0) {
                unmet.put(service.serviceId(), missing);
            }
        }
        return new IntegerPlan(kept, cost + extra, cost, unmet);
    }

    /** Returns the pools in which the service has instances. */
    List<PoolSupply> poolsOf(ServiceDemand service) {
        List<PoolSupply> pools = new ArrayList<>();
        for (PoolSupply pool : problem.pools()) {
            if (at(service, pool) > 0) {
                pools.add(pool);
            }
        }
        return pools;
    }
}
