package io.podium.domain.scheduling;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.SlotCounts;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which services of a fleet have room for tasks. Remembers it for tasks that ask for the same, and looks again only at those
 * that got something since, as long as there is so much of everything that nobody else can have lost his room by it.
 */
final class Openings {
    private static final Candidates NONE = Candidates.of(List.of());

    private final Fleet fleet;
    private final Map<Shape, Known> known = new HashMap<>();

    /** What matters of a task where tenants have no quotas; without a pool it may draw from all. */
    private record Shape(
            String type, @Nullable String pool, @Nullable ResourceRequest request) {
        static Shape of(ReadyTask task) {
            return new Shape(task.type(), task.pinned() ? task.queue().shard().pool() : null, task.request());
        }
    }

    Openings(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Returns the services that could take the task now; it is out of date as soon as something is reserved. */
    Candidates of(ReadyTask task) {
        if (fleet.holds(task.key())) {
            return NONE;
        }
        if (!fleet.isAmple(task)) {
            return look(task, fleet.ableTo(task.type()));
        }
        return known.computeIfAbsent(Shape.of(task), shape -> new Known(task)).of(task);
    }

    private Candidates look(ReadyTask task, List<Service> able) {
        Candidates candidates = new Candidates(able.size());
        for (int place = 0; place < able.size(); place++) {
            Service service = able.get(place);
            candidates.set(place, fleet.isOffered(task, service) ? candidate(task, service) : null);
        }
        return candidates;
    }

    private @Nullable Candidate candidate(ReadyTask task, Service service) {
        int free = fleet.freeSlots(task, service);
        return free > 0 ? new Candidate(service.id(), free, fleet.seats(service), fleet.weight(service)) : null;
    }

    /** Kept while there is plenty, so that whoever has a free slot has room. */
    private final class Known {
        private final SlotCounts slots;
        private final Candidates candidates;
        private int seen;

        Known(ReadyTask task) {
            this.slots = new SlotCounts(fleet, task);
            this.candidates = new Candidates(slots.size());
            for (int place = 0; place < slots.size(); place++) {
                candidates.set(place, candidate(place, slots.free(place)));
            }
            this.seen = fleet.touched().size();
        }

        Candidates of(ReadyTask task) {
            List<String> touched = fleet.touched();
            for (; seen < touched.size(); seen++) {
                int place = slots.place(touched.get(seen));
                if (place >= 0) {
                    candidates.set(place, candidate(place, fleet.freeSlots(task, slots.service(place))));
                }
            }
            return candidates;
        }

        private @Nullable Candidate candidate(int place, int free) {
            String id = slots.service(place).id();
            return free > 0 ? new Candidate(id, free, slots.seats(place), slots.weight(place)) : null;
        }
    }
}
