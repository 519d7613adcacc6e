package io.podium.domain.store;

import io.podium.domain.metrics.Measurements;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measurements of a pool in windows of a minute. Each service and each task type has one counter item a window, which is
 * added to once per call of a function rather than once per task.
 */
public final class MetricsStore {
    /** How much time one item covers. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final ItemStore items;

    public MetricsStore(ItemStore items) {
        this.items = items;
    }

    /** Adds what was measured at an instant. */
    public void add(String pool, Instant at, Measurements measured) {
        Map<String, Map<String, Double>> bySubject = new TreeMap<>();
        measured.amounts().forEach((name, amount) -> {
            int slash = name.lastIndexOf('/');
            bySubject
                    .computeIfAbsent(name.substring(slash + 1), any -> new HashMap<>())
                    .put(name.substring(0, slash), amount);
        });
        String window = window(Math.floorDiv(at.getEpochSecond(), WINDOW.toSeconds()));
        bySubject.forEach(
                (subject, amounts) -> items.add(new ItemKey(partition(pool), window + "#" + subject), amounts));
    }

    /** Returns the sum over the windows that begin at or after {@code from} and before {@code to}. */
    public Measurements between(String pool, Instant from, Instant to) {
        Map<String, Double> sum = new HashMap<>();
        Range range = new Range(
                window(windowsBefore(from)), window(windowsBefore(to)), Range.Direction.ASCENDING, Range.MAX_LIMIT);
        while (true) {
            ItemPage<Item> page = items.query(partition(pool), range);
            page.items().forEach(item -> addTo(sum, item));
            if (page.next() == null) {
                return new Measurements(sum);
            }
            range = range.continuedAfter(page.next());
        }
    }

    private static void addTo(Map<String, Double> sum, Item item) {
        String sort = item.key().sort();
        String subject = sort.substring(sort.indexOf('#') + 1);
        item.document()
                .forEach((what, amount) ->
                        sum.merge(what + "/" + subject, ((Number) amount).doubleValue(), Double::sum));
    }

    /** Returns the number of the first window that begins at or after an instant. */
    private static long windowsBefore(Instant instant) {
        return -Math.floorDiv(-instant.toEpochMilli(), WINDOW.toMillis());
    }

    private static String partition(String pool) {
        return "METRICS#" + pool;
    }

    private static String window(long number) {
        return String.format("%012d", Math.max(0, number));
    }
}
