package io.podium.domain.queueing;

/**
 * The answer of {@link SlotSizing}.
 *
 * @param slots fewest slots that meet the target, or the largest number that was allowed
 * @param meetsTarget whether those slots meet it
 * @param utilization share of the slots that is busy on average; 1 or more where the queue is unstable
 * @param meanWaitSeconds expected wait with those slots; infinite where the queue is unstable
 */
public record SlotNeed(int slots, boolean meetsTarget, double utilization, double meanWaitSeconds) {}
