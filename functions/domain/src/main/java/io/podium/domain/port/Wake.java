package io.podium.domain.port;

import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A call to the scheduler to look at ready queues of one shard.
 *
 * @param shard the shard
 * @param types the task types whose queues to look at; none for those of all services that have slots in the shard
 */
public record Wake(ShardKey shard, SortedSet<String> types) {
    public Wake {
        types = new TreeSet<>(types);
    }

    /** A call to look at all queues that a shard's own services serve. */
    public static Wake all(ShardKey shard) {
        return new Wake(shard, new TreeSet<>());
    }

    /** Returns one call a pool for all of these queues: whoever looks at one shard of a pool looks at all of them. */
    public static List<Wake> of(Collection<QueueKey> queues) {
        SortedMap<ShardKey, SortedSet<String>> types = new TreeMap<>();
        queues.forEach(queue -> types.computeIfAbsent(ShardKey.of(queue.shard().pool()), any -> new TreeSet<>())
                .add(queue.type()));
        return types.entrySet().stream()
                .map(entry -> new Wake(entry.getKey(), entry.getValue()))
                .toList();
    }
}
