package io.podium.domain.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what one instance of a function adds to counter items, so that it makes one call a turn and not one a call of
 * its own. Turns begin at whole multiples of {@link #TURN}, and so at every minute. The first addition to an item in a
 * turn is written at once, and the first of all writes what was gathered before it too; what follows in the turn is
 * gathered. A quiet instance therefore writes at once, and a busy one has what belongs to a minute written a moment after
 * its end.
 *
 * <p>An instance that is taken away in the middle of its work loses what it gathered in its last turn. Counters are then
 * too low, never too high.
 */
public final class BatchedCounters implements ItemStore {
    /** The time between two writes of one counter by one instance; a minute is a multiple of it. */
    public static final Duration TURN = Duration.ofSeconds(5);

    private final ItemStore items;
    private final Clock clock;
    private final Map<ItemKey, Addition> gathered = new LinkedHashMap<>();
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

    @Override
    public void addAll(List<Addition> additions) {
        Map<ItemKey, Addition> due = new LinkedHashMap<>();
        synchronized (gathered) {
            additions.forEach(this::gather);
            long present = Math.floorDiv(clock.millis(), TURN.toMillis());
            if (present != turn) {
                turn = present;
                written.clear();
                due.putAll(take());
            } else {
                for (Addition addition : additions) {
                    if (!written.contains(addition.key())) {
                        due.put(addition.key(), Objects.requireNonNull(gathered.remove(addition.key())));
                    }
                }
            }
            written.addAll(due.keySet());
        }
        write(due);
    }

    private void gather(Addition addition) {
        gathered.merge(addition.key(), addition, Addition::plus);
    }

    /** Writes what was gathered. */
    public void flush() {
        Map<ItemKey, Addition> due;
        synchronized (gathered) {
            due = take();
        }
        write(due);
    }

    private Map<ItemKey, Addition> take() {
        Map<ItemKey, Addition> due = new LinkedHashMap<>(gathered);
        gathered.clear();
        return due;
    }

    /** What cannot be written is not tried again, since it may have been. */
    private void write(Map<ItemKey, Addition> due) {
        if (!due.isEmpty()) {
            items.addAll(List.copyOf(due.values()));
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
