package io.podium.domain.resource;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant may have of a pool.
 *
 * @param weight how much it gets where tenants compete, in proportion to the weights of the others; 1/1,000 to 1,000
 * @param maxSlots the most slots that its tasks hold at a time, at least 1; null for as many as there are
 * @param maxQueued the most of its tasks that wait, at least 1; null for as many as it likes
 */
public record Entitlement(
        double weight, @Nullable Integer maxSlots, @Nullable Integer maxQueued) {
    /** The largest weight; the smallest is its inverse. */
    public static final double MAX_WEIGHT = 1_000;

    /** Weight 1, and no quota. */
    public static final Entitlement DEFAULT = new Entitlement(1, null, null);

    public Entitlement {
        if (!(weight >= 1 / MAX_WEIGHT && weight <= MAX_WEIGHT)) {
            throw new IllegalArgumentException(
                    "a weight is from " + 1 / MAX_WEIGHT + " to " + MAX_WEIGHT + ", not " + weight);
        }
        checkQuota("maxSlots", maxSlots);
        checkQuota("maxQueued", maxQueued);
    }

    /** Returns {@link #maxSlots}, or the largest int where there is none. */
    public int slotsOrUnbounded() {
        return maxSlots == null ? Integer.MAX_VALUE : maxSlots;
    }

    /**
     * Returns what the tenant may have of one of the shards of a pool; the parts of a quota on slots add up to it.
     *
     * @throws IllegalArgumentException if the quota is less than one slot a shard
     */
    Entitlement part(int shard, int shards) {
        return maxSlots == null
                ? this
                : new Entitlement(weight, maxSlots / shards + (shard < maxSlots % shards ? 1 : 0), maxQueued);
    }

    private static void checkQuota(String name, @Nullable Integer quota) {
        if (quota != null && quota < 1) {
            throw new IllegalArgumentException(name + " is at least 1, not " + quota);
        }
    }
}
