package io.podium.domain.scheduling;

import io.podium.domain.resource.PoolRules;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import java.util.random.RandomGenerator;

/** Ranks tasks by the rules of one pool, of which the policy is found and the name made once for all of them. */
public final class Ranking {
    private final SchedulingPolicy policy;
    private final double agingRate;
    private final String rankedBy;
    private final RandomGenerator random;

    /**
     * @param rules the pool's
     * @param random drawn from only by policies that are random
     */
    public Ranking(PoolRules rules, RandomGenerator random) {
        this.policy = SchedulingPolicies.named(rules.policy());
        this.agingRate = rules.agingRate();
        this.rankedBy = rules.rankedBy();
        this.random = random;
    }

    /** Returns a task's rank. */
    public Rank of(ReadyTask task) {
        return new Rank(policy.rank(task, agingRate, random), rankedBy);
    }
}
