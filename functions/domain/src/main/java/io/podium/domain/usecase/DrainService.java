package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.service.Service;
import io.podium.domain.store.StoreUnavailableException;

/** Lets a service finish what it has and gives it nothing new. */
public final class DrainService {
    private static final int TRIES = 100;

    private final Stores stores;
    private final WithdrawPlacements withdraw;

    public DrainService(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.withdraw = new WithdrawPlacements(stores, surroundings);
    }

    /**
     * Drains the service; tasks that are placed on it and not handed over yet go back to their queues.
     *
     * @throws NotFoundException if there is no such service
     */
    public Service run(String id) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Service before = stores.services().find(id).orElseThrow(() -> new NotFoundException("service", id));
            Service after = before.draining() ? before : before.drained();
            if (before.draining() || stores.services().storeMoved(after)) {
                withdraw.run(after);
                return after;
            }
        }
        throw new StoreUnavailableException("service " + id + " is being changed by others all the time", null);
    }
}
