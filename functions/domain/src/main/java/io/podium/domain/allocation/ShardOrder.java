package io.podium.domain.allocation;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Reservations;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which order the shards of a pool are asked for room: round from one with which a call begins. Calls that begin with
 * different ones draw from different ledgers, and each writes one as long as that has room.
 */
public final class ShardOrder {
    private final Map<String, Integer> counts = new HashMap<>();
    private int first;

    /** @param ledgers of each pool those of all its shards */
    ShardOrder(Collection<Ledger> ledgers) {
        ledgers.forEach(ledger -> counts.merge(ledger.key().pool(), 1, Integer::sum));
    }

    /** Begins with another shard, counted round in each pool. */
    public void beginWith(int shard) {
        first = shard;
    }

    /** Returns the shards of the pool that a task waits in, in order; none if the fleet has no ledger of it. */
    public List<ShardKey> of(ReadyTask task) {
        String pool = task.queue().shard().pool();
        return ShardKey.all(pool, count(pool)).stream()
                .sorted(Comparator.comparingInt(this::place))
                .toList();
    }

    /** Returns what tenants may have of one shard. */
    Sharing part(ShardKey shard, Sharing whole) {
        return whole.part(shard.number(), count(shard.pool()));
    }

    /** Returns what is offered for a task on a service: of each pool that has room what the first of its shards has. */
    List<Offer> offers(
            Map<ShardKey, Reservations> rounds,
            ReadyTask task,
            Service service,
            ResourceVector min,
            PlanWeights weights) {
        List<Offer> offers = new ArrayList<>(rounds.size());
        rounds.forEach((key, round) -> {
            if (Fleet.mayDraw(task, key) && round.isOffered(task.key().tenant(), service.id(), min)) {
                offers.add(new Offer(
                        key,
                        round.offered(task.key(), min),
                        round.before().capacity(),
                        weights.of(service.id(), key.pool())));
            }
        });
        return offers.size() < 2 ? offers : oneOfEachPool(offers);
    }

    private List<Offer> oneOfEachPool(List<Offer> offers) {
        Map<String, Offer> first = new TreeMap<>();
        offers.forEach(offer -> first.merge(
                offer.from().pool(), offer, (one, other) -> place(one.from()) <= place(other.from()) ? one : other));
        return List.copyOf(first.values());
    }

    private int place(ShardKey shard) {
        return Math.floorMod(shard.number() - first, Math.max(1, count(shard.pool())));
    }

    private int count(String pool) {
        return counts.getOrDefault(pool, 0);
    }
}
