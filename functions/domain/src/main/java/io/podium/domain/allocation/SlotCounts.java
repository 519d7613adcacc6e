package io.podium.domain.allocation;

import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import java.util.List;

/**
 * The slots and shares of all services that run a task, looked up together, which takes less than one by one, and told by the places
 * of the services in the order of their ids. As they are when they are counted.
 */
public final class SlotCounts {
    private final List<Service> able;
    private final int[] free;
    private final int[] seats;
    private final double[] weights;

    /** Counts the slots for a task, of which those are free that it may draw from. */
    public SlotCounts(Fleet fleet, ReadyTask task) {
        this.able = fleet.ableTo(task.type());
        this.free = new int[able.size()];
        this.seats = new int[able.size()];
        List<String> ids = able.stream().map(Service::id).toList();
        this.weights = fleet.weights().of(ids);
        int[] elsewhere = new int[able.size()];
        fleet.rounds().forEach((key, round) -> round.count(ids, Fleet.mayDraw(task, key) ? free : elsewhere, seats));
    }

    /** Returns how many services there are. */
    public int size() {
        return able.size();
    }

    /** Returns the service at a place, from 0. */
    public Service service(int place) {
        return able.get(place);
    }

    /** Returns the place of a service, or a number below 0 if it does not run the task. */
    public int place(String serviceId) {
        return Roster.place(able, serviceId);
    }

    /** Returns the free slots of the service at a place. */
    public int free(int place) {
        return free[place];
    }

    /** Returns the slots of the service at a place, free or taken, wherever they are. */
    public int seats(int place) {
        return seats[place];
    }

    /** Returns the optimizer's share of the service at a place. */
    public double weight(int place) {
        return weights[place];
    }
}
