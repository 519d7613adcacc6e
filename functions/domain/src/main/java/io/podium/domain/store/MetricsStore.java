package io.podium.domain.store;

import io.podium.domain.metrics.Measurements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Measurements of a pool in windows of a minute. Each service and each task type has one counter item a window, which is
 * added to once per call of a function, all of them in one, and over a {@link BatchedCounters} less often, rather than
 * once per task.
 */
public final class MetricsStore {
    /** How much time one item covers. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** A window is kept this long after its end. */
    public static final Duration RETENTION = Duration.ofDays(15);

    private static final int WINDOW_DIGITS = 12;
    private static final Duration CLAIM_RETENTION = Duration.ofDays(1);

    private final ItemStore items;

    public MetricsStore(ItemStore items) {
        this.items = items;
    }

    /** Adds what was measured of a pool at an instant. */
    public void add(String pool, Instant at, Measurements measured) {
        add(Map.of(pool, measured), at);
    }

    /** Adds what was measured of pools at an instant, in as few calls as may be. */
    public void add(Map<String, Measurements> byPool, Instant at) {
        List<Addition> additions = new ArrayList<>();
        byPool.forEach((pool, measured) -> additions.addAll(additions(pool, at, measured)));
        if (!additions.isEmpty()) {
            items.addAll(additions);
        }
    }

    private static List<Addition> additions(String pool, Instant at, Measurements measured) {
        Map<String, Map<String, Double>> bySubject = new TreeMap<>();
        measured.amounts().forEach((name, amount) -> {
            int slash = name.lastIndexOf('/');
            bySubject
                    .computeIfAbsent(name.substring(slash + 1), any -> new HashMap<>())
                    .put(name.substring(0, slash), amount);
        });
        long number = Math.floorDiv(at.getEpochSecond(), WINDOW.toSeconds());
        Instant expiry = begin(number + 1).plus(RETENTION);
        List<Addition> additions = new ArrayList<>();
        bySubject.forEach((subject, amounts) -> additions.add(new Addition(
                new ItemKey(partition(pool), window(number) + "#" + subject), new CounterAmounts(amounts), expiry)));
        return additions;
    }

    /** Returns the sum over the windows that begin at or after {@code from} and before {@code to}. */
    public Measurements between(String pool, Instant from, Instant to) {
        Map<String, Double> sum = new HashMap<>();
        read(pool, from, to, item -> {
            addTo(sum, item);
            return true;
        });
        return new Measurements(sum);
    }

    /**
     * Returns the windows that begin at or after {@code from} and before {@code to} and hold anything, by their
     * beginnings.
     *
     * @param mostItems how many counter items to read at most
     * @return empty where the range holds more items
     */
    public Optional<SortedMap<Instant, Measurements>> windows(String pool, Instant from, Instant to, int mostItems) {
        SortedMap<Instant, Map<String, Double>> sums = new TreeMap<>();
        AtomicInteger seen = new AtomicInteger();
        boolean whole = read(pool, from, to, item -> {
            String sort = item.key().sort();
            long number = Long.parseLong(sort.substring(0, sort.indexOf('#')));
            addTo(sums.computeIfAbsent(begin(number), any -> new HashMap<>()), item);
            return seen.incrementAndGet() <= mostItems;
        });
        SortedMap<Instant, Measurements> windows = new TreeMap<>();
        sums.forEach((begin, sum) -> windows.put(begin, new Measurements(sum)));
        return whole ? Optional.of(windows) : Optional.empty();
    }

    /**
     * Claims the publication of a window, so that of several who would publish it one does.
     *
     * @param mark something that no other caller says
     * @return whether this caller is the one
     */
    public boolean claim(Instant window, String mark) {
        long expires = window.plus(CLAIM_RETENTION).getEpochSecond();
        Map<String, Object> document = Map.of("schema", 1L, "mark", mark, "expires", expires);
        Item item = new Item(new ItemKey("PUBLISHED", window.toString()), 1, document, null);
        return items.write(new Write.Put(item)) instanceof WriteOutcome.Done;
    }

    /** Reads on while the reader wants to; returns whether that was to the end. */
    private boolean read(String pool, Instant from, Instant to, Predicate<Item> reader) {
        Range range = new Range(
                window(windowsBefore(from)), window(windowsBefore(to)), Range.Direction.ASCENDING, Range.MAX_LIMIT);
        while (true) {
            ItemPage<Item> page = items.query(partition(pool), range);
            if (!page.items().stream().allMatch(reader)) {
                return false;
            }
            if (page.next() == null) {
                return true;
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

    private static Instant begin(long number) {
        return Instant.ofEpochSecond(number * WINDOW.toSeconds());
    }

    private static String partition(String pool) {
        return "METRICS#" + pool;
    }

    private static String window(long number) {
        return Digits.padded(Math.max(0, number), WINDOW_DIGITS);
    }
}
