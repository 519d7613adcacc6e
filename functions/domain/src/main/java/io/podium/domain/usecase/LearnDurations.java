package io.podium.domain.usecase;

import io.podium.domain.duration.LearntDurations;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.resource.Pool;
import io.podium.domain.store.MetricsStore;
import java.time.Duration;
import java.time.Instant;

/**
 * Learns from the completions of the last minutes how long tasks run. What was measured is added, and how far, by one
 * conditional write: a minute is never counted twice, whoever repeats this, breaks off, or does it at the same time.
 */
public final class LearnDurations {
    /** A window is left alone for this long after its end: a function may run on, and add to it, for 29 seconds. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** How far back is looked; what is older is passed over where this was not run for long. */
    static final Duration LOOK_BACK = Duration.ofHours(1);

    private final Stores stores;
    private final Surroundings surroundings;

    public LearnDurations(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * Learns for every pool.
     *
     * @return in how many pools something was learnt
     */
    public int run() {
        int learnt = 0;
        for (Pool pool : stores.pools().all()) {
            learnt += run(pool.id()) ? 1 : 0;
        }
        return learnt;
    }

    private boolean run(String pool) {
        Instant until = windowBegin(surroundings.now().minus(GRACE));
        LearntDurations before = stores.durations().find(pool);
        Instant from = later(before.foldedUntil(), until.minus(LOOK_BACK));
        if (!from.isBefore(until)) {
            return false;
        }
        Measurements measured = stores.metrics().between(pool, from, until);
        // An idle pool is not written: what is read again next time adds nothing.
        return !measured.runs().isEmpty() && stores.durations().store(pool, before.with(measured, until));
    }

    private static Instant windowBegin(Instant instant) {
        long window = MetricsStore.WINDOW.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), window) * window);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
