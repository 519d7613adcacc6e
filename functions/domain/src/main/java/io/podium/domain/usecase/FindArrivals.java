package io.podium.domain.usecase;

import io.podium.domain.estimation.ArrivalCounts;
import io.podium.domain.estimation.ArrivalPattern;
import io.podium.domain.estimation.RecentArrivals;
import io.podium.domain.estimation.Tally;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.store.MetricsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what tasks arrived lately in a pool. */
final class FindArrivals {
    private static final int MOST_COUNTERS = 2_000;

    private final Stores stores;

    FindArrivals(Stores stores) {
        this.stores = stores;
    }

    /** Returns what arrived of some types, or null where too much was measured to read it. */
    @Nullable
    ArrivalPattern of(String pool, Collection<String> types, Instant now) {
        Duration window = MetricsStore.WINDOW;
        Instant latest = Instant.ofEpochSecond(now.getEpochSecond() / window.toSeconds() * window.toSeconds());
        Instant first = latest.minus(window.multipliedBy(RecentArrivals.WINDOWS - 1L));
        return stores.metrics()
                .windows(pool, first, latest.plus(window), MOST_COUNTERS)
                .map(windows -> pattern(windows, types, first, latest, now))
                .orElse(null);
    }

    private static ArrivalPattern pattern(
            SortedMap<Instant, Measurements> measured,
            Collection<String> types,
            Instant first,
            Instant latest,
            Instant now) {
        List<SortedMap<Integer, Tally>> windows = new ArrayList<>();
        for (Instant at = first; !at.isAfter(latest); at = at.plus(MetricsStore.WINDOW)) {
            Measurements window = measured.get(at);
            // What was before anything was measured is not known to have been quiet.
            if (window != null || !windows.isEmpty() || at.equals(latest)) {
                windows.add(window == null ? new TreeMap<>() : ArrivalCounts.in(window, types));
            }
        }
        double latestSeconds = Duration.between(latest, now).toMillis() / 1000.0;
        return new ArrivalPattern(windows, MetricsStore.WINDOW.toSeconds(), Math.max(1, latestSeconds));
    }
}
