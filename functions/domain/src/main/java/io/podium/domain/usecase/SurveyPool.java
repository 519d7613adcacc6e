package io.podium.domain.usecase;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Looks at all that tasks of a type compete with in a shard: the services that run the type, what runs on them, what waits
 * for them, also of other types, and what arrived lately. Every read is bounded.
 */
final class SurveyPool {
    /** The most tasks of one tenant and type that are looked at. */
    static final int MOST_WAITING = 1_000;

    /** What is thought of durations of which nothing is known but what was declared. */
    private static final double VARIATION = 0.5;

    private static final double LEAST_VARIATION = 0.05;
    private static final double MOST_VARIATION = 1;

    private final Stores stores;
    private final Surroundings surroundings;
    private final FindHolders holders;
    private final FindArrivals arrivals;

    SurveyPool(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.holders = new FindHolders(stores);
        this.arrivals = new FindArrivals(stores);
    }

    /**
     * Looks once at what a task competes with; what is seen holds for all of its tenant's in its queue that ask for the
     * same and are pinned or not as it is.
     */
    Survey of(ReadyTask task) {
        ShardKey shard = task.queue().shard();
        Instant now = surroundings.now();
        Pool pool = stores.pools().find(shard.pool()).orElseGet(Pool::byDefault);
        Collection<Service> services = stores.services().ableTo(List.of(task.type()));
        Sources sources = Sources.of(stores, services, pool);
        Collection<Ledger> ledgers =
                stores.ledgers().findAll(sources.keys(services)).values();
        PlanWeights weights = stores.plans().weights();
        Supplier<Fleet> fleets = () -> new Fleet(services, ledgers, sources.sharing(), weights, now);
        Fleet fleet = fleets.get();
        TreeSet<String> types = new TreeSet<>(fleet.types());
        types.add(task.type());
        double variation = variation(shard.pool(), task.type());
        Map<TaskKey, ReadyTask> waiting = new LinkedHashMap<>();
        Set<QueueKey> queues = new TreeSet<>();
        boolean cut = false;
        for (String type : types) {
            for (ShardKey each : Sources.shardsOf(pool)) {
                QueueKey queue = new QueueKey(each, type);
                queues.add(queue);
                cut |= readQueue(queue, task.key().tenant(), waiting);
            }
        }
        return new Survey(
                pool,
                services,
                fleets,
                ledgers,
                new Claimants(stores, surroundings).of(ledgers),
                queues,
                slots(task, fleet, ledgers),
                holders.of(ledgers, fleet, task.type(), variation, now),
                waiting.values(),
                cut,
                arrivals.of(shard.pool(), types, now),
                variation,
                now);
    }

    /** How far runs of the type stray from their mean; of tasks that declare their duration that is the most. */
    private double variation(String pool, String type) {
        return stores.durations()
                .find(pool)
                .of(type)
                .map(learnt -> learnt.deviationSeconds() / learnt.seconds())
                .map(learnt -> Math.min(MOST_VARIATION, Math.max(LEAST_VARIATION, learnt)))
                .orElse(VARIATION);
    }

    /** Reads the front of a queue, and more of one tenant's part of it; returns whether there is still more. */
    private boolean readQueue(QueueKey queue, String tenant, Map<TaskKey, ReadyTask> waiting) {
        List<ReadyTask> own = stores.tasks().ready(queue, tenant, MOST_WAITING);
        own.forEach(task -> waiting.put(task.key(), task));
        QueueFront front = QueueFront.read(stores.tasks(), queue, MOST_WAITING, surroundings.random());
        front.tasks().forEach(task -> waiting.put(task.key(), task));
        return front.cut() || own.size() == MOST_WAITING;
    }

    /** Counts the slots that are there and for which there are resources, if those that others hold stay held. */
    private static int slots(ReadyTask task, Fleet fleet, Collection<Ledger> ledgers) {
        int slots = 0;
        for (Ledger ledger : ledgers) {
            if (task.pinned()
                    && !task.queue().shard().pool().equals(ledger.key().pool())) {
                continue;
            }
            int seats = 0;
            int held = 0;
            ResourceVector need = null;
            for (Service service : fleet.ableTo(task.type())) {
                seats += ledger.seats().getOrDefault(service.id(), 0);
                held += ledger.heldBy(service.id()).size();
                need = need == null ? Fleet.requestOf(task, service).min() : need;
            }
            if (need != null) {
                slots += Math.min(seats, held + fitting(need, ledger.free()));
            }
        }
        return slots;
    }

    private static int fitting(ResourceVector need, ResourceVector free) {
        long most = Ledger.MAX_HOLDINGS;
        for (String kind : need.kinds()) {
            most = Math.min(most, free.thousandthsOf(kind) / need.thousandthsOf(kind));
        }
        return (int) most;
    }
}
