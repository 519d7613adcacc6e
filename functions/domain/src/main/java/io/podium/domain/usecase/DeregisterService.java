package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.service.Service;

/**
 * Removes a service. Its slots are taken away first; what is placed on it goes back to the queue, and what its workers run
 * stays theirs until they finish or their leases run out.
 */
public final class DeregisterService {
    private final Stores stores;
    private final SeatService seats;
    private final DrainService drain;

    public DeregisterService(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.seats = new SeatService(stores);
        this.drain = new DrainService(stores, surroundings);
    }

    /**
     * Removes the service.
     *
     * @throws NotFoundException if there is no such service
     * @throws ConflictException if somebody else changes the service at the same time
     */
    public void run(String id) {
        Service drained = drain.run(id);
        seats.nowhere(drained);
        if (!stores.services().remove(drained)) {
            stores.services()
                    .find(id)
                    .filter(there -> !seats.areComplete(there))
                    .ifPresent(seats::atHome);
            throw new ConflictException("service " + id + " was changed by somebody else at the same time");
        }
    }
}
