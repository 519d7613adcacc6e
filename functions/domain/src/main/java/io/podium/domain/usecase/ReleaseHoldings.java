package io.podium.domain.usecase;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.port.Wake;
import io.podium.domain.service.Verdict;
import io.podium.domain.task.Lease;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives back what ended leases held, one write a ledger, and wakes the queues that found no room before. The same write
 * counts for or against the service, so its circuit costs none of its own. Giving back twice changes nothing.
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
     * @param verdict what its end says about the service
     */
    record Ended(TaskKey task, Lease lease, Verdict verdict) {
        /** An end that says nothing about the service. */
        Ended(TaskKey task, Lease lease) {
            this(task, lease, Verdict.UNTOLD);
        }

        private Holding holding() {
            return new Holding(
                    task, lease.token(), lease.serviceId(), lease.allocation(), lease.expiresAt(), lease.delivered());
        }
    }

    void run(List<Ended> ended) {
        Map<ShardKey, List<Ended>> byLedger = new HashMap<>();
        ended.forEach(end -> byLedger.computeIfAbsent(end.lease().from(), any -> new ArrayList<>())
                .add(end));
        JudgeServices judge = new JudgeServices(stores, surroundings, ended);
        Map<ShardKey, List<Holding>> holdings = new HashMap<>();
        byLedger.forEach((key, ends) ->
                holdings.put(key, ends.stream().map(Ended::holding).toList()));
        surroundings.queue().wake(Wake.of(release(holdings, judge)));
        judge.wakeLater();
    }

    /** Gives back holdings that nobody owns, and returns the queues that waited for that. */
    Set<QueueKey> release(ShardKey key, Collection<Holding> holdings) {
        return release(Map.of(key, holdings), new JudgeServices(stores, surroundings, List.of()));
    }

    private Set<QueueKey> release(Map<ShardKey, ? extends Collection<Holding>> holdings, JudgeServices judge) {
        Map<ShardKey, Set<QueueKey>> waiters = new HashMap<>();
        Map<ShardKey, UnaryOperator<Ledger>> changes = new HashMap<>();
        holdings.forEach((key, given) -> changes.put(key, ledger -> {
            Ledger after = judge.judged(ledger, given).without(given);
            boolean released = after.holdings().size() < ledger.holdings().size();
            waiters.put(key, released ? ledger.waiters() : Set.of());
            return released ? after.withoutWaiters() : ledger;
        }));
        stores.ledgers().changeAll(changes);
        Set<QueueKey> woken = new HashSet<>();
        waiters.values().forEach(woken::addAll);
        return woken;
    }
}
