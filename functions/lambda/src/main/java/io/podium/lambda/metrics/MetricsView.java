package io.podium.lambda.metrics;

import io.podium.domain.InvalidInputException;
import io.podium.domain.NotFoundException;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.metrics.Histogram;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.metrics.Performance;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.store.MetricsStore;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.api.PoolJson;
import io.podium.lambda.api.ServiceJson;
import io.podium.lambda.api.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /metrics}: for each pool the present state and the figures over the range, for the whole and for each
 * service; with a resolution also a series of points, from which those are left out in which nothing was measured.
 */
public final class MetricsView {
    /** The most counter items that one answer is made from. */
    static final int MOST_ITEMS = 20_000;

    /** The most points of all series of one answer, which keeps it under the 6 MB that Lambda answers with. */
    static final int MOST_POINTS = 8_000;

    private final Stores stores;
    private final Instant now;
    private int itemsLeft = MOST_ITEMS;
    private int pointsLeft = MOST_POINTS;

    /** An answer to one query. */
    public MetricsView(Stores stores, Instant now) {
        this.stores = stores;
        this.now = now;
    }

    /**
     * Returns the answer.
     *
     * @throws NotFoundException if there is no such pool or service
     * @throws InvalidInputException if the answer would be too large
     */
    public Map<String, Object> show(MetricsQuery query) {
        List<Pool> pools = stores.pools().all().stream()
                .filter(pool -> query.asksForPool(pool.id()))
                .toList();
        if (pools.isEmpty() && query.pool() != null) {
            throw new NotFoundException("pool", query.pool());
        }
        Map<String, Service> services = new HashMap<>();
        stores.services().all().forEach(service -> services.put(service.id(), service));
        if (query.service() != null && !services.containsKey(query.service())) {
            throw new NotFoundException("service", query.service());
        }
        return Shown.object()
                .with("from", query.from())
                .with("to", query.to())
                .with("windowSeconds", MetricsStore.WINDOW.toSeconds())
                .with(
                        "resolutionSeconds",
                        query.resolution() == null ? null : query.resolution().toSeconds())
                .with("quantileError", Histogram.RELATIVE_ERROR)
                .with(
                        "pools",
                        pools.stream().map(pool -> pool(pool, services, query)).toList())
                .tree();
    }

    private Map<String, Object> pool(Pool pool, Map<String, Service> services, MetricsQuery query) {
        Ledger ledger = stores.ledgers().whole(pool);
        Series series = Series.of(windows(pool, query), query);
        Map<String, Measurements> split = series.all().bySubject();
        List<Map<String, Object>> shown = new ArrayList<>();
        for (String id : members(pool, ledger, series, services)) {
            Service service = services.get(id);
            if (service != null && query.asksForService(id)) {
                Performance done =
                        Performance.ofService(split.getOrDefault(id, Measurements.none()), id, query.seconds());
                shown.add(service(service, ledger, done, points(series, id, query)));
            }
        }
        Shown whole = Shown.object().with("pool", PoolJson.show(pool, ledger));
        if (query.service() == null) {
            whole.with("total", total(Shown.object(), Performance.ofPool(series.all(), query.seconds())))
                    .with("series", points(series, query));
        }
        return whole.with("services", shown)
                .with("durations", DurationsView.show(stores.durations().find(pool.id()), query))
                .tree();
    }

    private SortedMap<Instant, Measurements> windows(Pool pool, MetricsQuery query) {
        SortedMap<Instant, Measurements> windows = stores.metrics()
                .windows(pool.id(), query.from(), query.to(), itemsLeft)
                .orElseThrow(() -> new InvalidInputException(
                        "from",
                        "a range of at most " + MOST_ITEMS + " items of a service or type and minute is expected. Maybe"
                                + " ask for a shorter one, or for one pool"));
        itemsLeft -= windows.values().stream()
                .mapToInt(window -> window.bySubject().size())
                .sum();
        return windows;
    }

    private static Set<String> members(Pool pool, Ledger ledger, Series series, Map<String, Service> services) {
        Set<String> members = new TreeSet<>(ledger.services());
        members.addAll(series.all().services());
        services.values().stream()
                .filter(service -> service.spec().pool().equals(pool.id()))
                .forEach(service -> members.add(service.id()));
        return members;
    }

    private Map<String, Object> service(
            Service service, Ledger ledger, Performance done, @Nullable List<Map<String, Object>> points) {
        Shown shown = Shown.object()
                .with("serviceId", service.id())
                .with("status", ServiceJson.status(service, now))
                .with("slotsInUse", ledger.slotsTaken().getOrDefault(service.id(), 0))
                .with("slots", ledger.seats().getOrDefault(service.id(), 0));
        return Figures.add(shown, done).with("series", points).tree();
    }

    private @Nullable List<Map<String, Object>> points(Series series, String id, MetricsQuery query) {
        if (query.resolution() == null) {
            return null;
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Series.Point point : series.points()) {
            Measurements own = point.bySubject().get(id);
            if (own != null) {
                countPoint();
                Shown at = Shown.object().with("at", point.at());
                shown.add(Figures.add(at, Performance.ofService(own, id, point.seconds()))
                        .tree());
            }
        }
        return shown;
    }

    private @Nullable List<Map<String, Object>> points(Series series, MetricsQuery query) {
        if (query.resolution() == null) {
            return null;
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Series.Point point : series.points()) {
            countPoint();
            shown.add(total(Shown.object().with("at", point.at()), Performance.ofPool(point.all(), point.seconds())));
        }
        return shown;
    }

    private static Map<String, Object> total(Shown shown, Performance done) {
        return Figures.add(shown.with("arrivals", (long) done.arrivals()), done).tree();
    }

    private void countPoint() {
        if (--pointsLeft < 0) {
            throw new InvalidInputException(
                    "resolution",
                    "at most " + MOST_POINTS + " points of all series together are answered with. Maybe ask for a"
                            + " coarser resolution, a shorter range, or one service");
        }
    }
}
