package io.podium.domain.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a partition a query reads.
 *
 * @param after only sort keys behind this one in the direction of reading, exclusive; null for all
 * @param through only sort keys up to this one in the direction of reading, inclusive; null for all
 * @param direction the order of reading
 * @param limit at most this many, 1 to 1,000
 */
public record Range(@Nullable String after, @Nullable String through, Direction direction, int limit) {

    /** The order in which a query reads sort keys. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** The most that one query may ask for. */
    public static final int MAX_LIMIT = 1_000;

    public Range {
        Objects.requireNonNull(direction);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a query reads 1 to " + MAX_LIMIT + " items, not " + limit);
        }
    }

    /** The first {@code limit} of a partition. */
    public static Range first(int limit) {
        return new Range(null, null, Direction.ASCENDING, limit);
    }

    /** The last {@code limit} of a partition, last first. */
    public static Range last(int limit) {
        return new Range(null, null, Direction.DESCENDING, limit);
    }

    /** The first {@code limit} whose sort key is at most {@code through}. */
    public static Range upTo(String through, int limit) {
        return new Range(null, through, Direction.ASCENDING, limit);
    }

    /** Returns whether no sort key can be within the bounds. */
    public boolean isEmpty() {
        if (after == null || through == null) {
            return false;
        }
        int order = Utf8Order.INSTANCE.compare(after, through);
        return direction == Direction.ASCENDING ? order >= 0 : order <= 0;
    }

    /** The same range, read on from behind {@code sort}. */
    public Range continuedAfter(@Nullable String sort) {
        return new Range(sort, through, direction, limit);
    }
}
