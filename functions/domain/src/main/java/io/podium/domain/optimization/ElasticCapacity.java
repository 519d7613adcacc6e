package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The program that meets all demand and exceeds capacities by the least sum of shares; always feasible. */
final class ElasticCapacity {

    private final AllocationProblem problem;
    private final LinearProgramBuilder builder = LinearProgram.minimize();
    private final Map<String, Map<String, Integer>> excess = new HashMap<>();
    private final Map<String, Map<String, Integer>> rows = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final LinearProgram program;

    private record Placed(int variable, String serviceId, String poolId) {}

    ElasticCapacity(AllocationProblem problem) {
        this.problem = problem;
        Set<String> needed = new TreeSet<>();
        problem.services().forEach(service -> needed.addAll(service.need().kinds()));
        problem.pools().forEach(pool -> addPool(pool, needed));
        problem.services().forEach(this::addService);
        this.program = builder.build();
    }

    private void addPool(PoolSupply pool, Set<String> needed) {
        Map<String, Integer> byKind = new TreeMap<>();
        Map<String, Integer> rowByKind = new TreeMap<>();
        for (String kind : needed) {
            String name = kind + " in pool " + pool.poolId();
            int row = builder.row(name, Relation.AT_MOST, pool.capacity().amount(kind));
            int more = builder.variable("more " + name, Relaxation.weight(pool, kind));
            builder.entry(row, more, -1);
            byKind.put(kind, more);
            rowByKind.put(kind, row);
        }
        excess.put(pool.poolId(), byKind);
        rows.put(pool.poolId(), rowByKind);
    }

    private void addService(ServiceDemand service) {
        List<PoolSupply> allowed = problem.pools().stream()
                .filter(pool -> service.allows(pool.poolId()))
                .toList();
        if (allowed.isEmpty()) {
            return;
        }
        int demand = builder.row(
                "demand of service " + service.serviceId(), Relation.AT_LEAST, service.wantedWithinBounds());
        for (PoolSupply pool : allowed) {
            int variable =
                    builder.variable("instances of service " + service.serviceId() + " in pool " + pool.poolId(), 0);
            builder.entry(demand, variable, 1);
            rows.getOrDefault(pool.poolId(), Map.of())
                    .forEach((kind, row) ->
                            builder.entry(row, variable, service.need().amount(kind)));
            placed.add(new Placed(variable, service.serviceId(), pool.poolId()));
        }
    }

    LinearProgram program() {
        return program;
    }

    Set<String> kinds(PoolSupply pool) {
        Set<String> kinds = new TreeSet<>(pool.capacity().kinds());
        kinds.addAll(excess.getOrDefault(pool.poolId(), Map.of()).keySet());
        return kinds;
    }

    double added(PoolSupply pool, String kind, double[] x) {
        Integer variable = excess.getOrDefault(pool.poolId(), Map.of()).get(kind);
        return variable == null ? 0 : Math.max(0, x[variable]);
    }

    Map<String, Map<String, Double>> instances(double[] x) {
        Map<String, Map<String, Double>> instances = new HashMap<>();
        for (Placed place : placed) {
            instances
                    .computeIfAbsent(place.serviceId(), id -> new TreeMap<>())
                    .merge(place.poolId(), Math.max(0, x[place.variable()]), Double::sum);
        }
        return instances;
    }
}
