package io.podium.domain.usecase;

import io.podium.domain.optimization.Plan;
import io.podium.domain.service.Service;
import io.podium.domain.store.StoreUnavailableException;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a plan into effect: elastic services run as many instances as it says, where it says, and the queues of those that
 * got slots anywhere are woken. A crash on the way leaves some services as they were, which the next plan finds and plans
 * from, or some queue asleep, which the sweeper wakes. Applying a plan again changes nothing.
 */
final class ApplyPlan {
    private static final int TRIES = 100;

    private final Stores stores;
    private final Surroundings surroundings;
    private final SeatService seats;

    ApplyPlan(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.seats = new SeatService(stores);
    }

    void run(Plan plan) {
        plan.instances().forEach((id, byPool) -> apply(id, byPool));
    }

    private void apply(String id, Map<String, Integer> byPool) {
        int total = byPool.values().stream().mapToInt(Integer::intValue).sum();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Service> found = stores.services().find(id);
            if (found.isEmpty() || !found.get().spec().scaling().isElastic()) {
                return;
            }
            Service service = found.get();
            boolean scaled =
                    service.spec().instances() == total || stores.services().storeMoved(service.scaledTo(total));
            if (scaled) {
                if (seats.seat(service.spec(), byPool)) {
                    surroundings.queue().wake(RegisterService.wakes(service.spec()));
                }
                return;
            }
        }
        throw new StoreUnavailableException("service " + id + " is being changed by others all the time", null);
    }
}
