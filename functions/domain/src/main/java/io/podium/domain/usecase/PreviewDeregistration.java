package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.store.Range;
import io.podium.domain.task.QueueKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what would be hit if a service were removed now, and changes nothing. */
public final class PreviewDeregistration {
    /** Waiting tasks are counted up to this many in each queue. */
    public static final int MAX_COUNTED = Range.MAX_LIMIT;

    private final Stores stores;
    private final Surroundings surroundings;
    private final FindDependants findDependants;

    public PreviewDeregistration(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.findDependants = new FindDependants(stores);
    }

    /**
     * What would be hit.
     *
     * @param dependants the services that depend on it
     * @param orphanedTypes the task types that no other service which takes tasks runs
     * @param runningTasks tasks that its workers have, and would finish
     * @param placedTasks tasks that are placed on it and not handed over, which would go back to their queues
     * @param waitingTasks tasks of the orphaned types that wait to be scheduled, by type, in all pools together; see
     *     {@link #MAX_COUNTED}
     * @param freedSlots its slots by pool
     */
    public record Impact(
            FindDependants.Found dependants,
            List<String> orphanedTypes,
            int runningTasks,
            int placedTasks,
            SortedMap<String, Integer> waitingTasks,
            SortedMap<String, Integer> freedSlots) {}

    /**
     * Returns the impact of removing the service.
     *
     * @throws NotFoundException if there is no such service
     */
    public Impact run(String id) {
        Service service = stores.services().find(id).orElseThrow(() -> new NotFoundException("service", id));
        Collection<Ledger> ledgers = Sources.ledgers(stores, List.of(service)).values();
        List<Holding> held =
                ledgers.stream().flatMap(ledger -> ledger.heldBy(id).stream()).toList();
        int running = (int) held.stream().filter(Holding::delivered).count();
        SortedMap<String, Integer> slots = new TreeMap<>();
        ledgers.stream()
                .filter(ledger -> ledger.seats().containsKey(id))
                .forEach(ledger ->
                        slots.merge(ledger.key().pool(), ledger.seats().getOrDefault(id, 0), Integer::sum));
        List<String> orphaned = orphanedTypes(service);
        return new Impact(findDependants.of(id), orphaned, running, held.size() - running, waiting(orphaned), slots);
    }

    private List<String> orphanedTypes(Service leaving) {
        Instant now = surroundings.now();
        return leaving.spec().taskTypes().stream()
                .distinct()
                .filter(type -> stores.services().ableTo(List.of(type)).stream()
                        .noneMatch(other -> !other.id().equals(leaving.id()) && other.takesTasks(now)))
                .toList();
    }

    private SortedMap<String, Integer> waiting(List<String> types) {
        SortedMap<String, Integer> waiting = new TreeMap<>();
        types.forEach(type -> waiting.put(type, 0));
        if (!types.isEmpty()) {
            for (Pool pool : stores.pools().all()) {
                Sources.shardsOf(pool).forEach(shard -> stores.tasks().types(shard).stream()
                        .filter(types::contains)
                        .forEach(type -> {
                            int count = stores.tasks()
                                    .ready(new QueueKey(shard, type), MAX_COUNTED)
                                    .size();
                            waiting.merge(type, count, Integer::sum);
                        }));
            }
        }
        return waiting;
    }
}
