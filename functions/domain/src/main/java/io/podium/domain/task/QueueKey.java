package io.podium.domain.task;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names a ready queue: the tasks of one type that wait in one shard of a pool. Types queue apart, so that tasks for which
 * there is no service never stand before others.
 *
 * @param shard the shard
 * @param type the task type
 */
public record QueueKey(ShardKey shard, String type) implements Comparable<QueueKey> {
    private static final Comparator<QueueKey> ORDER =
            Comparator.comparing(QueueKey::shard).thenComparing(QueueKey::type);

    public QueueKey {
        Objects.requireNonNull(shard);
        Objects.requireNonNull(type);
    }

    /** Returns the name under which all queues of the type in the pool are woken together. */
    public QueueKey ofPool() {
        return new QueueKey(ShardKey.of(shard.pool()), type);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is no shard and type
     */
    public static QueueKey parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("a queue is written pool/number/type, not " + text);
        }
        return new QueueKey(ShardKey.parse(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public int compareTo(QueueKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return shard + "/" + type;
    }
}
