package io.podium.domain.usecase;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.port.Wake;
import io.podium.domain.task.Lease;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives back what ended leases held, one write a ledger, and wakes the queues that found no room before. Giving back
 * twice changes nothing.
 */
final class ReleaseHoldings {
    private final Stores stores;
    private final Surroundings surroundings;

    ReleaseHoldings(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * A lease that has ended.
     *
     * @param task its task
     * @param lease the lease as it was
     */
    record Ended(TaskKey task, Lease lease) {}

    void run(List<Ended> ended) {
        Map<ShardKey, List<Holding>> byLedger = new HashMap<>();
        for (Ended end : ended) {
            byLedger.computeIfAbsent(end.lease().from(), any -> new ArrayList<>())
                    .add(holding(end.task(), end.lease()));
        }
        Set<QueueKey> woken = new HashSet<>();
        byLedger.forEach((key, holdings) -> woken.addAll(release(key, holdings)));
        surroundings.queue().wake(Wake.of(woken));
    }

    /** Gives holdings back to a ledger and returns the queues that waited for that. */
    Set<QueueKey> release(ShardKey key, List<Holding> holdings) {
        Set<QueueKey> waiters = new HashSet<>();
        stores.ledgers().change(key, ledger -> {
            Ledger after = ledger.without(holdings);
            boolean released = after.holdings().size() < ledger.holdings().size();
            waiters.clear();
            waiters.addAll(released ? ledger.waiters() : Set.of());
            return released ? after.withoutWaiters() : ledger;
        });
        return waiters;
    }

    static Holding holding(TaskKey task, Lease lease) {
        return new Holding(
                task, lease.token(), lease.serviceId(), lease.allocation(), lease.expiresAt(), lease.delivered());
    }
}
