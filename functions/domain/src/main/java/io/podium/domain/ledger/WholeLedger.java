package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is held of a pool in all of its shards together. It is looked at, and never stored. */
public final class WholeLedger {
    private WholeLedger() {}

    /**
     * Adds up the ledgers of a pool. Of circuits of one service the one with the most failures is shown, of claims the
     * oldest.
     */
    public static Ledger of(String pool, Collection<Ledger> shards) {
        if (shards.size() == 1) {
            return shards.iterator().next();
        }
        ResourceVector capacity = ResourceVector.NONE;
        SortedMap<String, Integer> seats = new TreeMap<>();
        SortedMap<TaskKey, Holding> holdings = new TreeMap<>();
        SortedMap<String, Circuit> circuits = new TreeMap<>();
        Set<QueueKey> waiters = new HashSet<>();
        long version = 0;
        for (Ledger shard : shards) {
            capacity = capacity.plus(shard.capacity());
            shard.seats().forEach((service, count) -> seats.merge(service, count, Integer::sum));
            holdings.putAll(shard.holdings());
            waiters.addAll(shard.waiters());
            shard.circuits()
                    .forEach((service, circuit) -> circuits.merge(
                            service, circuit, (one, other) -> one.failures() >= other.failures() ? one : other));
            version += shard.version();
        }
        Claim claim = shards.stream()
                .map(Ledger::claim)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Claim::since))
                .orElse(null);
        return new Ledger(ShardKey.of(pool), capacity, seats, holdings, waiters, circuits, claim, version);
    }
}
