package io.podium.domain.task;

import java.util.Objects;

/**
 * A task's place in its ready queue. It does not change while the task waits, whatever the time.
 *
 * @param value smaller goes first; finite
 * @param rankedBy the rules that gave it, as {@link io.podium.domain.resource.PoolRules#rankedBy} names them
 */
public record Rank(double value, String rankedBy) {
    public Rank {
        Objects.requireNonNull(rankedBy);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a rank is finite, not " + value);
        }
    }

    /** Returns text that sorts as the rank does. */
    public String sortable() {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        String digits = Long.toHexString(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        return "0".repeat(Long.BYTES * 2 - digits.length()) + digits;
    }
}
