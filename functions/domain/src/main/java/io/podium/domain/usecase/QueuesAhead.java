package io.podium.domain.usecase;

import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.store.WaitingNote;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a task waits, or has fallen due, that the schedule step would look at together with new ones. Where the shards of
 * the pool say that nobody waits, that is all that is read.
 */
final class QueuesAhead {
    private final Stores stores;

    QueuesAhead(Stores stores) {
        this.stores = stores;
    }

    /**
     * Returns whether there is one.
     *
     * @param services those that might run the new tasks
     * @param types the types of the new tasks
     */
    boolean hold(Pool pool, Collection<Service> services, Set<String> types, Instant now) {
        List<ShardKey> shards = Sources.shardsOf(pool);
        Set<String> competing = new TreeSet<>(types);
        services.stream()
                .filter(service -> service.takesTasks(now))
                .forEach(service -> competing.addAll(service.spec().taskTypes()));
        return stores.tasks().waiting().findAll(shards).entrySet().stream()
                .anyMatch(
                        note -> note.getValue().mayWait(now) && holds(note.getKey(), note.getValue(), competing, now));
    }

    /** Asks the queues of a shard. Where they are empty, and its note is old enough, it is taken back. */
    private boolean holds(ShardKey shard, WaitingNote note, Set<String> competing, Instant now) {
        Optional<Instant> due = stores.tasks().firstDue(shard);
        if (due.filter(first -> !first.isAfter(now)).isPresent()
                || competing.stream().anyMatch(type -> anyReady(shard, type))) {
            return true;
        }
        if (note.mayChange(now)) {
            boolean others = stores.tasks().types(shard).stream()
                    .anyMatch(type -> !competing.contains(type) && anyReady(shard, type));
            // Where others wait the same is noted again, so that all queues are not asked by every call.
            stores.tasks().waiting().change(shard, note, others ? note.from() : due.orElse(null));
        }
        return false;
    }

    private boolean anyReady(ShardKey shard, String type) {
        return !stores.tasks().ready(new QueueKey(shard, type), 1).isEmpty();
    }
}
