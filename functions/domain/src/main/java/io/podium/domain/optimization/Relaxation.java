package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import java.util.Map;
import java.util.TreeMap;

/**
 * Additions to the capacity of pools with which all demand within the services' own maxima can be met by whole
 * instances. Smallest in shares of the capacity that there is: ten more of a hundred is as much as one more of ten.
 *
 * @param additions amounts by pool and kind, all positive
 */
record Relaxation(Map<String, Map<String, Double>> additions) {

    /** Nothing has to be added, or nothing that could be would help. */
    static final Relaxation NONE = new Relaxation(Map.of());

    Relaxation {
        additions = Frozen.nested(additions);
    }

    /** Returns what has to be added where so much is used. */
    static Relaxation holding(AllocationProblem problem, Map<String, ResourceVector> used) {
        Map<String, Map<String, Double>> additions = new TreeMap<>();
        for (PoolSupply pool : problem.pools()) {
            ResourceVector lacking =
                    used.getOrDefault(pool.poolId(), ResourceVector.NONE).minusAtMost(pool.capacity());
            Map<String, Double> byKind = new TreeMap<>();
            lacking.kinds().forEach(kind -> byKind.put(kind, lacking.amount(kind)));
            byKind.values().removeIf(amount -> amount <= 0);
            if (!byKind.isEmpty()) {
                additions.put(pool.poolId(), byKind);
            }
        }
        return new Relaxation(additions);
    }

    /** Returns by how much so much exceeds a pool, as the sum of shares of what there is. */
    static double excess(PoolSupply pool, ResourceVector used) {
        ResourceVector lacking = used.minusAtMost(pool.capacity());
        double size = 0;
        for (String kind : lacking.kinds()) {
            size += lacking.amount(kind) * weight(pool, kind);
        }
        return size;
    }

    /** Returns the sum of the additions as shares of what there is. */
    double size(AllocationProblem problem) {
        double size = 0;
        for (PoolSupply pool : problem.pools()) {
            for (Map.Entry<String, Double> added :
                    additions.getOrDefault(pool.poolId(), Map.of()).entrySet()) {
                size += added.getValue() * weight(pool, added.getKey());
            }
        }
        return size;
    }

    /** Returns what adding one unit counts; a kind that a pool has nothing of is the last to be added. */
    static double weight(PoolSupply pool, String kind) {
        double capacity = pool.capacity().amount(kind);
        return capacity > 0 ? 1 / capacity : 1_000;
    }
}
