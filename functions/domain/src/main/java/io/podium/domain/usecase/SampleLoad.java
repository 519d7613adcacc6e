package io.podium.domain.usecase;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.metrics.LoadSample;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.store.Range;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks once, every minute, how full every pool and every service in it is, and adds that to what is measured: queue
 * length, slots and resources in use. A queue counts up to {@link Range#MAX_LIMIT} tasks. Tasks of a type that several
 * services run are counted to each by its part of their slots.
 */
public final class SampleLoad {
    private static final Comparator<ReadyTask> AGE =
            Comparator.comparing(ReadyTask::submittedAt).thenComparing(ReadyTask::key);

    private final Stores stores;
    private final Surroundings surroundings;

    public SampleLoad(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * Looks at every pool.
     *
     * @return the task that waits longest in each pool where one waits, of those that were counted
     */
    public Map<String, ReadyTask> run() {
        Map<String, ReadyTask> oldest = new TreeMap<>();
        List<Pool> pools = stores.pools().all();
        Map<String, Ledger> ledgers = stores.ledgers().wholes(pools);
        Map<String, ServiceSpec> specs = new HashMap<>();
        stores.services().all().stream().map(Service::spec).forEach(spec -> specs.put(spec.id(), spec));
        Map<String, Measurements> looks = new TreeMap<>();
        for (Pool pool : pools) {
            Ledger ledger = Objects.requireNonNull(ledgers.get(pool.id()));
            looks.put(pool.id(), look(pool, ledger, specs, oldest));
        }
        stores.metrics().add(looks, surroundings.now());
        return oldest;
    }

    private Measurements look(Pool pool, Ledger ledger, Map<String, ServiceSpec> specs, Map<String, ReadyTask> oldest) {
        Map<String, Integer> queued = queued(pool, oldest);
        Map<String, Integer> seats = seatsByType(ledger, specs);
        List<Measurements> looks = new ArrayList<>(List.of(whole(pool, ledger, queued)));
        Map<String, ResourceVector> held = new HashMap<>();
        for (Holding holding : ledger.holdings().values()) {
            held.merge(holding.serviceId(), holding.amount(), ResourceVector::plus);
        }
        Map<String, Integer> taken = ledger.slotsTaken();
        for (String id : members(pool, ledger, specs)) {
            int slots = ledger.seats().getOrDefault(id, 0);
            ServiceSpec spec = specs.get(id);
            LoadSample sample = LoadSample.once(
                    spec == null ? 0 : queueLength(spec, slots, queued, seats),
                    taken.getOrDefault(id, 0),
                    slots,
                    amounts(held.getOrDefault(id, ResourceVector.NONE)),
                    spec == null ? Map.of() : capacity(spec, slots));
            looks.add(sample.of(id));
        }
        return Measurements.sum(looks);
    }

    private static Measurements whole(Pool pool, Ledger ledger, Map<String, Integer> queued) {
        return LoadSample.once(
                        sum(queued),
                        ledger.holdings().size(),
                        sum(ledger.seats()),
                        amounts(ledger.used()),
                        amounts(pool.capacity()))
                .of(LoadSample.WHOLE_POOL);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Set<String> members(Pool pool, Ledger ledger, Map<String, ServiceSpec> specs) {
        Set<String> members = new TreeSet<>(ledger.services());
        specs.values().stream()
                .filter(spec -> spec.pool().equals(pool.id()))
                .map(ServiceSpec::id)
                .forEach(members::add);
        return members;
    }

    private Map<String, Integer> queued(Pool pool, Map<String, ReadyTask> oldest) {
        Map<String, Integer> queued = new TreeMap<>();
        for (ShardKey shard : Sources.shardsOf(pool)) {
            for (String type : stores.tasks().types(shard)) {
                List<ReadyTask> ready = stores.tasks().ready(new QueueKey(shard, type), Range.MAX_LIMIT);
                queued.merge(type, ready.size(), Integer::sum);
                ready.forEach(task -> oldest.merge(pool.id(), task, (a, b) -> AGE.compare(a, b) <= 0 ? a : b));
            }
        }
        return queued;
    }

    private static Map<String, Integer> seatsByType(Ledger ledger, Map<String, ServiceSpec> specs) {
        Map<String, Integer> seats = new HashMap<>();
        ledger.seats().forEach((id, slots) -> {
            ServiceSpec spec = specs.get(id);
            if (spec != null) {
                spec.taskTypes().forEach(type -> seats.merge(type, slots, Integer::sum));
            }
        });
        return seats;
    }

    private static double queueLength(
            ServiceSpec spec, int slots, Map<String, Integer> queued, Map<String, Integer> seats) {
        double length = 0;
        for (String type : spec.taskTypes()) {
            int all = seats.getOrDefault(type, 0);
            // Where nobody has a slot the tasks wait for everybody who may run them.
            length += queued.getOrDefault(type, 0) * (all > 0 ? (double) slots / all : 1);
        }
        return length;
    }

    private static Map<String, Double> capacity(ServiceSpec spec, int slots) {
        return amounts(spec.resources().times(slots).dividedBy(spec.slots()));
    }

    private static Map<String, Double> amounts(ResourceVector vector) {
        Map<String, Double> amounts = new TreeMap<>();
        vector.kinds().forEach(kind -> amounts.put(kind, vector.amount(kind)));
        return amounts;
    }
}
