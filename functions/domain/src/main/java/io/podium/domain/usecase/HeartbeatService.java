package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.service.Service;
import io.podium.domain.store.StoreUnavailableException;
import java.time.Instant;

/** Notes that a service is alive. */
public final class HeartbeatService {
    private static final int TRIES = 100;

    private final Stores stores;
    private final Surroundings surroundings;

    public HeartbeatService(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * Notes a heartbeat. A service that had lapsed takes tasks again, so the scheduler is woken for it.
     *
     * @throws NotFoundException if there is no such service
     */
    public Service run(String id) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Service before = stores.services().find(id).orElseThrow(() -> new NotFoundException("service", id));
            Instant now = surroundings.now();
            Service after = before.heardOf(now);
            if (stores.services().storeMoved(after)) {
                if (!before.isAlive(now)) {
                    surroundings.queue().wake(RegisterService.wakes(after.spec()));
                }
                return after;
            }
        }
        throw new StoreUnavailableException("service " + id + " is being changed by others all the time", null);
    }

    /** Notes a sign of life other than a heartbeat, but writes only where that says something new. */
    Service ifDue(String id) {
        Service service = stores.services().find(id).orElseThrow(() -> new NotFoundException("service", id));
        return service.heartbeatIsDue(surroundings.now()) ? run(id) : service;
    }
}
