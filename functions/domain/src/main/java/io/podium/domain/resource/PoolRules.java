package io.podium.domain.resource;

import java.time.Duration;
import java.util.Objects;

/**
 * How a pool is shared, by the names that the scheduling policies, placements and allocation strategies are
 * registered under.
 *
 * @param policy the scheduling policy's name
 * @param agingRate priority that a waiting task gains per second under dps, at least 0
 * @param placement the placement's name
 * @param strategy the allocation strategy's name
 * @param preemptionMargin by how much longer a running task must be thought to take than a waiting one before it is
 *     asked back for it, at least 0; only policies that preempt look at it
 * @param patience how long a task or a gang that finds no room is passed by before it holds back those behind it, at
 *     least 0; with 0 it does so at once, and nothing is ever passed by
 */
public record PoolRules(
        String policy,
        double agingRate,
        String placement,
        String strategy,
        Duration preemptionMargin,
        Duration patience) {

    /** How long tasks are passed by where nothing else is said. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(10);

    /** What a change of tasks is thought to cost where nothing else is said. */
    public static final Duration DEFAULT_PREEMPTION_MARGIN = Duration.ofSeconds(1);

    /** First come, first served; the least loaded service; the smallest amount that suffices. */
    public static final PoolRules DEFAULT = new PoolRules("fifo", 0.01, "least-loaded", "msa");

    public PoolRules {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(placement);
        Objects.requireNonNull(strategy);
        if (preemptionMargin.isNegative()) {
            throw new IllegalArgumentException("a preemption margin is at least 0 s, not " + preemptionMargin);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience is at least 0 s, not " + patience);
        }
        if (!(agingRate >= 0 && Double.isFinite(agingRate))) {
            throw new IllegalArgumentException("an aging rate is finite and at least 0, not " + agingRate);
        }
    }

    /** Rules with the default margin of preemption and the default patience. */
    public PoolRules(String policy, double agingRate, String placement, String strategy) {
        this(policy, agingRate, placement, strategy, DEFAULT_PREEMPTION_MARGIN);
    }

    /** Rules with the default patience. */
    public PoolRules(String policy, double agingRate, String placement, String strategy, Duration preemptionMargin) {
        this(policy, agingRate, placement, strategy, preemptionMargin, DEFAULT_PATIENCE);
    }

    /** Returns what ranks depend on, so that a task ranked under other rules can be told. */
    public String rankedBy() {
        return policy.equals("dps") ? policy + ":" + agingRate : policy;
    }
}
