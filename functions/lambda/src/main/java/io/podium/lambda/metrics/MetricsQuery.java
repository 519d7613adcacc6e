package io.podium.lambda.metrics;

import io.podium.domain.store.MetricsStore;
import io.podium.lambda.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /metrics} is asked for.
 *
 * @param pool the only pool, or null for all
 * @param service the only service, or null for all
 * @param from the beginning, at a whole multiple of the step
 * @param to the end, exclusive
 * @param resolution how much time a point of a series covers, or null for no series
 */
public record MetricsQuery(
        @Nullable String pool,
        @Nullable String service,
        Instant from,
        Instant to,
        @Nullable Duration resolution) {

    /** The longest range. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration USUAL = Duration.ofMinutes(15);

    /**
     * Reads the query parameters: {@code pool}, {@code service}, {@code from} and {@code to} or {@code minutes},
     * {@code resolution} in seconds.
     */
    public static MetricsQuery read(Fields in, Instant now) {
        Optional<String> pool = in.optional("pool", Fields::id);
        Optional<String> service = in.optional("service", Fields::id);
        Optional<Duration> minutes = in.optional(
                        "minutes", (fields, name) -> fields.integer(name, 1, LONGEST.toMinutes()))
                .map(Duration::ofMinutes);
        Optional<Instant> begin = in.optional("from", Fields::timestamp);
        Optional<Instant> end = in.optional("to", Fields::timestamp);
        Optional<Duration> resolution = in.optional("resolution", MetricsQuery::readResolution);
        in.check(
                minutes.isEmpty() || (begin.isEmpty() && end.isEmpty()),
                "minutes",
                "either minutes, which end now, or from and to are expected, not both");
        Instant to = end.orElse(now);
        Instant from = begin.orElse(to.minus(minutes.orElse(USUAL)));
        in.check(from.isBefore(to), "from", "a time before to is expected, which is " + to);
        in.check(!to.isAfter(now.plus(MetricsStore.WINDOW)), "to", "a time up to now is expected, which is " + now);
        in.check(
                Duration.between(from, to).compareTo(LONGEST) <= 0,
                "from",
                "at most 24 hours before to are expected. Maybe ask for one day after the other");
        Duration step = resolution.orElse(MetricsStore.WINDOW);
        return new MetricsQuery(
                pool.orElse(null), service.orElse(null), floor(from, step), to, resolution.orElse(null));
    }

    private static Duration readResolution(Fields fields, String name) {
        long window = MetricsStore.WINDOW.toSeconds();
        long seconds = fields.integer(name, window, LONGEST.toSeconds());
        fields.check(seconds % window == 0, name, "a multiple of " + window + " seconds is expected, not " + seconds);
        return Duration.ofSeconds(seconds);
    }

    /** Returns the beginning of the step that an instant falls into. */
    static Instant floor(Instant instant, Duration step) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }

    /** Returns the seconds from the beginning to the end. */
    double seconds() {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** Returns whether the answer is to tell of a pool. */
    boolean asksForPool(String id) {
        return pool == null || pool.equals(id);
    }

    /** Returns whether the answer is to tell of a service. */
    boolean asksForService(String id) {
        return service == null || service.equals(id);
    }
}
