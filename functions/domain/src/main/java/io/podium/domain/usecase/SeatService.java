package io.podium.domain.usecase;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.task.ShardKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Brings a service's slots in the ledgers in line with its instances. Slots are taken away before they are given, so that
 * the service never has more than it should, and doing it again changes nothing. A slot that is taken stays until its task
 * has ended and the slots are next brought in line.
 */
final class SeatService {
    private final Stores stores;

    SeatService(Stores stores) {
        this.stores = stores;
    }

    /** Seats all instances in the service's own pool. */
    void atHome(Service service) {
        seat(service.spec(), Map.of(service.spec().pool(), service.spec().instances()));
    }

    /** Returns whether the ledgers have as many slots for the service as its instances offer. */
    boolean areComplete(Service service) {
        int seated = Sources.ledgers(stores, List.of(service)).values().stream()
                .mapToInt(ledger -> ledger.seats().getOrDefault(service.id(), 0))
                .sum();
        return seated == service.spec().seats();
    }

    /** Takes away all slots of a service. */
    void nowhere(Service service) {
        seat(service.spec(), Map.of());
    }

    /**
     * Seats the service as a plan says.
     *
     * @param instances instances by pool
     * @return whether a pool has more slots for it now
     */
    boolean seat(ServiceSpec spec, Map<String, Integer> instances) {
        Set<String> pools = new LinkedHashSet<>(spec.allowedPools());
        pools.add(spec.pool());
        pools.addAll(instances.keySet());
        Map<String, Pool> known = stores.pools().findAll(pools);
        Map<ShardKey, Integer> planned = new LinkedHashMap<>();
        for (String pool : pools) {
            int seats = Math.multiplyExact(instances.getOrDefault(pool, 0), spec.slots());
            int shards = known.containsKey(pool)
                    ? Objects.requireNonNull(known.get(pool)).shards()
                    : 1;
            ShardKey.all(pool, shards).forEach(shard -> planned.put(shard, part(spec.id(), seats, shard, shards)));
        }
        planned.forEach((shard, seats) -> change(spec, shard, seats, known.get(shard.pool()), true));
        boolean given = false;
        for (Map.Entry<ShardKey, Integer> entry : planned.entrySet()) {
            Pool pool = known.get(entry.getKey().pool());
            given |= change(spec, entry.getKey(), entry.getValue(), pool, false);
        }
        return given;
    }

    /** Deals seats to shards, as evenly as can be; what is left over begins with another shard for each service. */
    private static int part(String service, int seats, ShardKey shard, int shards) {
        int place = Math.floorMod(shard.number() - service.hashCode(), shards);
        return seats / shards + (place < seats % shards ? 1 : 0);
    }

    private boolean change(ServiceSpec spec, ShardKey shard, int planned, @Nullable Pool pool, boolean takeAway) {
        AtomicBoolean changed = new AtomicBoolean();
        stores.ledgers().change(shard, ledger -> {
            int seats = Math.max(planned, ledger.slotsTaken().getOrDefault(spec.id(), 0));
            int present = ledger.seats().getOrDefault(spec.id(), 0);
            boolean wanted = takeAway ? seats < present : seats > present;
            changed.set(wanted);
            return wanted ? withCapacity(ledger, pool).withSeats(spec.id(), seats) : ledger;
        });
        return changed.get();
    }

    /** A ledger that was never written takes its capacity from the pool. */
    private static Ledger withCapacity(Ledger ledger, @Nullable Pool pool) {
        return ledger.version() > 0 || pool == null
                ? ledger
                : ledger.withCapacity(pool.capacityOf(ledger.key().number()));
    }
}
