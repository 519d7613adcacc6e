package io.podium.domain.task;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Names one shard of a pool: the part of its tasks, slots and resources that is scheduled together.
 *
 * @param pool the pool's id
 * @param number the shard, from 0
 */
public record ShardKey(String pool, int number) implements Comparable<ShardKey> {
    public ShardKey {
        Objects.requireNonNull(pool);
        if (number < 0) {
            throw new IllegalArgumentException("a shard counts from 0, not " + number);
        }
    }

    /** Returns the first shard of a pool, which for a pool of one shard is all of it. */
    public static ShardKey of(String pool) {
        return new ShardKey(pool, 0);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is no pool and shard
     */
    public static ShardKey parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("a shard is written pool/number, not " + text);
        }
        return new ShardKey(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Returns the shards of a pool that has so many. */
    public static List<ShardKey> all(String pool, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new ShardKey(pool, number))
                .toList();
    }

    @Override
    public int compareTo(ShardKey other) {
        int byPool = pool.compareTo(other.pool);
        return byPool != 0 ? byPool : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return pool + "/" + number;
    }
}
