package io.podium.domain.task;

import java.util.Objects;

/**
 * Names a ready queue: the tasks that wait in one shard of one pool.
 *
 * @param pool the pool's id
 * @param shard the shard, from 0
 */
public record QueueKey(String pool, int shard) {
    public QueueKey {
        Objects.requireNonNull(pool);
        if (shard < 0) {
            throw new IllegalArgumentException("a shard counts from 0, not " + shard);
        }
    }

    /** Returns the first shard of a pool, which for a pool of one shard is all of it. */
    public static QueueKey of(String pool) {
        return new QueueKey(pool, 0);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is no pool and shard
     */
    public static QueueKey parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("a queue is written pool/shard, not " + text);
        }
        return new QueueKey(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return pool + "/" + shard;
    }
}
