package io.podium.domain.usecase;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.metrics.ArrivalBins;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.optimization.PoolSupply;
import io.podium.domain.optimization.ServiceObservation;
import io.podium.domain.optimization.ServiceSettings;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Scaling;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.store.MetricsStore;
import io.podium.domain.store.Range;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers what the optimizer plans from: the last whole minute of measurements, the length of the queues, and what runs
 * now. Tasks of a type that several services run are counted to each by its part of their slots.
 */
final class ObserveServices {
    private static final double TAIL = 0.99;

    /** Arrivals that were counted without the time in the minute tell nothing of how even they are. */
    private static final double MOST_OF_THEM = 0.9;

    private final Stores stores;

    ObserveServices(Stores stores) {
        this.stores = stores;
    }

    /**
     * What was gathered.
     *
     * @param until end of the measured window
     */
    record Seen(
            List<ServiceObservation> observations,
            List<ServiceSettings> settings,
            List<PoolSupply> pools,
            Instant until) {}

    Seen run(List<Service> services, Instant now) {
        List<Pool> pools = stores.pools().all();
        Map<String, Ledger> ledgers = stores.ledgers().wholes(pools);
        Instant end = Instant.ofEpochSecond(
                now.getEpochSecond() / MetricsStore.WINDOW.toSeconds() * MetricsStore.WINDOW.toSeconds());
        Instant start = end.minus(MetricsStore.WINDOW);
        Measurements measured = pools.stream()
                .map(pool -> stores.metrics().between(pool.id(), start, end))
                .reduce(Measurements.none(), Measurements::plus);
        Map<String, Double> queued = queued(services, pools);
        Map<String, Integer> seats = new HashMap<>();
        services.forEach(service -> service.spec()
                .taskTypes()
                .forEach(type -> seats.merge(type, Math.max(1, service.spec().seats()), Integer::sum)));
        return new Seen(
                services.stream()
                        .map(service -> observation(service.spec(), measured, queued, seats))
                        .toList(),
                services.stream()
                        .map(service -> settings(service.spec(), ledgers))
                        .toList(),
                pools.stream()
                        .map(pool -> new PoolSupply(pool.id(), pool.capacity(), pool.prices()))
                        .toList(),
                end);
    }

    /** Counts the waiting tasks by type, up to {@link Range#MAX_LIMIT} in each queue. */
    private Map<String, Double> queued(List<Service> services, List<Pool> pools) {
        Set<String> types = new LinkedHashSet<>();
        services.forEach(service -> types.addAll(service.spec().taskTypes()));
        Map<String, Double> queued = new HashMap<>();
        for (Pool pool : pools) {
            for (ShardKey shard : Sources.shardsOf(pool)) {
                for (String type : stores.tasks().types(shard)) {
                    if (types.contains(type)) {
                        int waiting = stores.tasks()
                                .ready(new QueueKey(shard, type), Range.MAX_LIMIT)
                                .size();
                        queued.merge(type, (double) waiting, Double::sum);
                    }
                }
            }
        }
        return queued;
    }

    private static ServiceObservation observation(
            ServiceSpec spec, Measurements measured, Map<String, Double> queued, Map<String, Integer> seats) {
        String id = spec.id();
        double arrivals = 0;
        double waiting = 0;
        ArrivalBins bins = ArrivalBins.none();
        for (String type : spec.taskTypes()) {
            double part = Math.max(1, spec.seats()) / (double) seats.getOrDefault(type, 1);
            arrivals += part * measured.arrivals(type);
            bins = bins.plus(measured, type, part);
            waiting += part * queued.getOrDefault(type, 0.0);
        }
        return new ServiceObservation(
                id,
                MetricsStore.WINDOW,
                arrivals,
                measured.completions(id),
                measured.failures(id),
                measured.meanRanSeconds(id),
                measured.squaredVariation(id),
                bins.total() < MOST_OF_THEM * arrivals ? 1 : bins.variability(),
                measured.meanWaitSeconds(id),
                measured.waits(id).quantile(TAIL),
                waiting);
    }

    private static ServiceSettings settings(ServiceSpec spec, Map<String, Ledger> ledgers) {
        Map<String, Integer> current = new HashMap<>();
        ledgers.forEach((pool, ledger) -> {
            int instances = ledger.seats().getOrDefault(spec.id(), 0) / spec.slots();
            if (instances > 0) {
                current.put(pool, instances);
            }
        });
        Set<String> allowed = new LinkedHashSet<>(spec.allowedPools());
        allowed.add(spec.pool());
        Scaling scaling = spec.scaling();
        return new ServiceSettings(
                spec.id(),
                spec.slots(),
                spec.resources(),
                current,
                scaling.isElastic() ? scaling.minInstances() : spec.instances(),
                scaling.isElastic() ? scaling.maxInstances() : spec.instances(),
                scaling.targetWait().toMillis() / 1000.0,
                allowed,
                ServiceSettings.DEFAULT_PENALTY);
    }
}
