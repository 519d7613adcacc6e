package io.podium.domain.optimization;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which instances to run where.
 *
 * @param services the services, each once
 * @param pools the pools, each once
 * @param churnPrice USD for each instance started or stopped, not negative
 * @param current instances that run now, by service and pool
 */
public record AllocationProblem(
        List<ServiceDemand> services,
        List<PoolSupply> pools,
        double churnPrice,
        Map<String, Map<String, Integer>> current) {

    public AllocationProblem {
        services = List.copyOf(services);
        pools = List.copyOf(pools);
        current = current.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
        if (!(churnPrice >= 0 && Double.isFinite(churnPrice))) {
            throw new IllegalArgumentException("the churn price is finite and not negative: " + churnPrice);
        }
        checkUnique("service", services.stream().map(ServiceDemand::serviceId).toList());
        checkUnique("pool", pools.stream().map(PoolSupply::poolId).toList());
    }

    private static void checkUnique(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(what + " " + id + " is given twice");
            }
        }
    }

    /** Returns whether one instance could ever run in the pool. */
    boolean fits(ServiceDemand service, PoolSupply pool) {
        return service.allows(pool.poolId()) && service.need().fitsIn(pool.capacity());
    }

    /** Returns the instances of a service that run in a pool now. */
    public int current(String serviceId, String poolId) {
        return current.getOrDefault(serviceId, Map.of()).getOrDefault(poolId, 0);
    }
}
