package io.podium.local.worker;

import java.util.SplittableRandom;

/**
 * Which attempts fail. The same seed fails the same attempts, whatever order they come in.
 *
 * @param rate the share of attempts that fail, from 0 to 1
 * @param seed draws them
 */
public record FailureRule(double rate, long seed) {
    /** Nothing fails. */
    public static final FailureRule NEVER = new FailureRule(0, 0);

    public FailureRule {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a failure rate is from 0 to 1, not " + rate);
        }
    }

    /** Returns whether this attempt fails. */
    boolean fails(WorkItem item) {
        long name = 31L * item.tenant().hashCode() + item.taskId().hashCode();
        return new SplittableRandom(seed ^ (name << 8) ^ item.attempt()).nextDouble() < rate;
    }
}
