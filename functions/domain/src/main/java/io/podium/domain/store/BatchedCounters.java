package io.podium.domain.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one instance of a function adds to counter items, so that it writes each once a turn and not once a call.
 * Turns begin at whole multiples of {@link #TURN}, and so at every minute. The first addition to a counter in a turn is
 * written at once, and the first of all writes what was gathered before it too; what follows in the turn is gathered. A
 * quiet instance therefore writes at once, and a busy one has what belongs to a minute written a moment after its end.
 *
 * <p>An instance that is taken away in the middle of its work loses what it gathered in its last turn. Counters are then
 * too low, never too high.
 */
public final class BatchedCounters implements ItemStore {
    /** The time between two writes of one counter by one instance; a minute is a multiple of it. */
    public static final Duration TURN = Duration.ofSeconds(5);

    private final ItemStore items;
    private final Clock clock;
    private final Map<ItemKey, Gathered> gathered = new LinkedHashMap<>();
    private final Set<ItemKey> written = new HashSet<>();
    private long turn = Long.MIN_VALUE;

    /**
     * @param items what is written to
     * @param clock tells the turns
     */
    public BatchedCounters(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    private record Gathered(
            Map<String, Double> amounts, @Nullable Instant expiresAt) {
        Gathered plus(Gathered other) {
            Map<String, Double> sum = new HashMap<>(amounts);
            other.amounts.forEach((name, amount) -> sum.merge(name, amount, Double::sum));
            return new Gathered(sum, other.expiresAt);
        }
    }

    @Override
    public void add(ItemKey key, Map<String, Double> amounts, @Nullable Instant expiresAt) {
        Gathered added = new Gathered(new CounterAmounts(amounts).byName(), expiresAt);
        Map<ItemKey, Gathered> due = new LinkedHashMap<>();
        synchronized (gathered) {
            gathered.merge(key, added, Gathered::plus);
            long present = Math.floorDiv(clock.millis(), TURN.toMillis());
            if (present != turn) {
                turn = present;
                written.clear();
                due.putAll(take());
            } else if (!written.contains(key)) {
                due.put(key, Objects.requireNonNull(gathered.remove(key)));
            }
            written.addAll(due.keySet());
        }
        write(due);
    }

    /** Writes what was gathered. */
    public void flush() {
        Map<ItemKey, Gathered> due;
        synchronized (gathered) {
            due = take();
        }
        write(due);
    }

    private Map<ItemKey, Gathered> take() {
        Map<ItemKey, Gathered> due = new LinkedHashMap<>(gathered);
        gathered.clear();
        return due;
    }

    /** What cannot be written is not tried again, since it may have been; what comes after it is kept. */
    private void write(Map<ItemKey, Gathered> due) {
        Map<ItemKey, Gathered> left = new LinkedHashMap<>(due);
        try {
            due.forEach((key, sum) -> {
                left.remove(key);
                items.add(key, sum.amounts(), sum.expiresAt());
            });
        } finally {
            synchronized (gathered) {
                left.forEach((key, sum) -> gathered.merge(key, sum, Gathered::plus));
            }
        }
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        flush();
        return items.get(key);
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        flush();
        return items.getAll(keys);
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        flush();
        return items.query(partition, range);
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        return items.queryIndex(partition, range);
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        return items.writeTogether(writes);
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        return items.write(writes);
    }
}
