package io.podium.domain.resource;

import java.util.Objects;

/**
 * How a pool is shared, by the names that the scheduling policies, placements and allocation strategies are
 * registered under.
 *
 * @param policy the scheduling policy's name
 * @param agingRate priority that a waiting task gains per second under dps, at least 0
 * @param placement the placement's name
 * @param strategy the allocation strategy's name
 */
public record PoolRules(String policy, double agingRate, String placement, String strategy) {

    /** First come, first served; the least loaded service; the smallest amount that suffices. */
    public static final PoolRules DEFAULT = new PoolRules("fifo", 0.01, "least-loaded", "msa");

    public PoolRules {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(placement);
        Objects.requireNonNull(strategy);
        if (!(agingRate >= 0 && Double.isFinite(agingRate))) {
            throw new IllegalArgumentException("an aging rate is finite and at least 0, not " + agingRate);
        }
    }

    /** Returns what ranks depend on, so that a task ranked under other rules can be told. */
    public String rankedBy() {
        return policy.equals("dps") ? policy + ":" + agingRate : policy;
    }
}
