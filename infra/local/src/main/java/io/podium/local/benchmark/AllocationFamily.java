package io.podium.local.benchmark;

import io.podium.domain.optimization.AllocationProblem;
import io.podium.domain.optimization.PoolSupply;
import io.podium.domain.optimization.ServiceDemand;
import io.podium.domain.resource.ResourceVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A family of generated allocations. The same size and seed give the same problem.
 *
 * @param name one letter
 * @param kinds resource kinds
 * @param capacity capacity of all pools as a multiple of what the whole demand needs
 */
record AllocationFamily(String name, List<String> kinds, double capacity) {

    /** Two kinds, ample capacity. */
    static final AllocationFamily A = new AllocationFamily("A", List.of("cpu", "memory"), 2.5);

    /** Four kinds, capacity that binds in many pools. */
    static final AllocationFamily B = new AllocationFamily("B", List.of("cpu", "memory", "network", "disk"), 1.6);

    /** Four kinds, capacity short everywhere. */
    static final AllocationFamily C = new AllocationFamily("C", List.of("cpu", "memory", "network", "disk"), 1.02);

    static final List<AllocationFamily> ALL = List.of(A, B, C);

    private static final double MEAN_NEED = 2.0;
    private static final double MEAN_DEMAND = 5.5;

    AllocationFamily {
        kinds = List.copyOf(kinds);
    }

    AllocationProblem problem(int services, int pools, long seed) {
        return changed(services, pools, seed, 0, seed);
    }

    /**
     * Makes a problem of which some demands have changed.
     *
     * @param share share of the services whose demand differs, by up to a fifth
     * @param changeSeed says which and by how much
     */
    AllocationProblem changed(int services, int pools, long seed, double share, long changeSeed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<PoolSupply> supplies = new ArrayList<>();
        double mean = MEAN_NEED * MEAN_DEMAND * services / pools;
        for (int pool = 0; pool < pools; pool++) {
            Map<String, Double> amounts = new HashMap<>();
            Map<String, Double> prices = new HashMap<>();
            for (String kind : kinds) {
                amounts.put(kind, Math.rint(mean * capacity * random.nextDouble(0.6, 1.4)));
                prices.put(kind, random.nextDouble(0.01, 0.06));
            }
            supplies.add(new PoolSupply("p" + pool, ResourceVector.of(amounts), prices));
        }
        List<ServiceDemand> demands = new ArrayList<>();
        RandomGenerator change = RandomGeneratorFactory.of("L64X128MixRandom").create(changeSeed);
        for (int service = 0; service < services; service++) {
            Map<String, Double> need = new HashMap<>();
            for (String kind : kinds) {
                need.put(kind, Math.rint(random.nextDouble(0.2, 2 * MEAN_NEED - 0.2) * 100) / 100);
            }
            double demand = random.nextDouble(1, 2 * MEAN_DEMAND - 1);
            double factor = change.nextDouble() < share ? change.nextDouble(0.8, 1.2) : 1;
            demands.add(new ServiceDemand(
                    "s" + service,
                    ResourceVector.of(need),
                    demand * factor,
                    0,
                    1000,
                    random.nextDouble(1, 10),
                    Set.of()));
        }
        return new AllocationProblem(demands, supplies, 0, Map.of());
    }
}
