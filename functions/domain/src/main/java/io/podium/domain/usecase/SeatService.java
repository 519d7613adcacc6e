package io.podium.domain.usecase;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.task.ShardKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

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
        int seated = stores.ledgers().findAll(ScheduleTasks.ledgersOf(List.of(service))).values().stream()
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
        for (String pool : pools) {
            change(spec, pool, instances, true);
        }
        boolean given = false;
        for (String pool : pools) {
            given |= change(spec, pool, instances, false);
        }
        return given;
    }

    private boolean change(ServiceSpec spec, String pool, Map<String, Integer> instances, boolean takeAway) {
        int planned = Math.multiplyExact(instances.getOrDefault(pool, 0), spec.slots());
        AtomicBoolean changed = new AtomicBoolean();
        stores.ledgers().change(ShardKey.of(pool), ledger -> {
            int seats = Math.max(planned, ledger.slotsTaken().getOrDefault(spec.id(), 0));
            int present = ledger.seats().getOrDefault(spec.id(), 0);
            boolean wanted = takeAway ? seats < present : seats > present;
            changed.set(wanted);
            return wanted ? withCapacity(ledger, pool).withSeats(spec.id(), seats) : ledger;
        });
        return changed.get();
    }

    /** A ledger that was never written takes its capacity from the pool. */
    private Ledger withCapacity(Ledger ledger, String pool) {
        return ledger.version() > 0
                ? ledger
                : stores.pools()
                        .find(pool)
                        .map(Pool::capacity)
                        .map(ledger::withCapacity)
                        .orElse(ledger);
    }
}
