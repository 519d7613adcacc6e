package io.podium.local.planning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What slots cost over a trace and how long its tasks waited for them.
 *
 * @param meanSlots slots held, averaged from the first arrival to the last completion
 * @param usd their cost at {@link #USD_PER_SLOT_HOUR}
 * @param meanWaitSeconds mean wait
 * @param p99WaitSeconds the wait at index floor(0.99 n) of the sorted waits
 */
public record SlotUse(double meanSlots, double usd, double meanWaitSeconds, double p99WaitSeconds) {

    /** A slot is a vCPU, at what a vCPU costs in the demo's pool: AWS Fargate's list price in us-east-1. */
    public static final double USD_PER_SLOT_HOUR = 0.04048;

    private static final double SECONDS_PER_HOUR = 3_600;

    /**
     * Accounts for slots.
     *
     * @param slotSeconds time integral of the slots held
     * @param seconds from the first arrival to the last completion
     * @param sortedWaits the tasks' waits in seconds, in order of size
     */
    static SlotUse of(double slotSeconds, double seconds, double[] sortedWaits) {
        return new SlotUse(
                slotSeconds / seconds,
                slotSeconds / SECONDS_PER_HOUR * USD_PER_SLOT_HOUR,
                Arrays.stream(sortedWaits).average().orElse(0),
                FixedSlots.p99(sortedWaits));
    }

    /** Returns the figures as a tree for JSON. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("meanSlots", meanSlots);
        tree.put("usd", usd);
        tree.put("meanWaitSeconds", meanWaitSeconds);
        tree.put("p99WaitSeconds", p99WaitSeconds);
        return tree;
    }
}
