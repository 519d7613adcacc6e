package io.podium.domain.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store in the memory of this process, for unit tests and simulation. Safe for use by several threads; its index
 * never lags.
 */
public final class InMemoryItemStore implements ItemStore {
    private final Map<ItemKey, Item> items = new HashMap<>();
    private final Set<ItemKey> counters = new HashSet<>();
    private final OrderedPartitions<Item> table = new OrderedPartitions<>();
    private final OrderedPartitions<IndexHit> index = new OrderedPartitions<>();

    @Override
    public synchronized Optional<Item> get(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public synchronized Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        Map<ItemKey, Item> found = new LinkedHashMap<>();
        for (ItemKey key : keys) {
            Item item = items.get(key);
            if (item != null) {
                found.put(key, item);
            }
        }
        return found;
    }

    @Override
    public synchronized ItemPage<Item> query(String partition, Range range) {
        return table.page(partition, range);
    }

    @Override
    public synchronized ItemPage<IndexHit> queryIndex(String partition, Range range) {
        return index.page(partition, range);
    }

    @Override
    public synchronized List<WriteOutcome> write(List<? extends Write> writes) {
        Writes.requireDistinctKeys(writes);
        refuseCounters(writes);
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        for (Write write : writes) {
            outcomes.add(writeOne(write));
        }
        return outcomes;
    }

    @Override
    public synchronized boolean writeTogether(List<? extends Write> writes) {
        Writes.requireTransaction(writes);
        refuseCounters(writes);
        if (!writes.stream().allMatch(write -> Writes.mayApply(write, items.get(write.key())))) {
            return Writes.doneBefore(writes, items);
        }
        writes.forEach(this::writeOne);
        return true;
    }

    private void refuseCounters(List<? extends Write> writes) {
        for (Write write : writes) {
            if (counters.contains(write.key())) {
                throw new IllegalStateException(write.key() + " is a counter item, which only add may change");
            }
        }
    }

    private WriteOutcome writeOne(Write write) {
        Item current = items.get(write.key());
        if (!Writes.mayApply(write, current)) {
            return Writes.refused(write, current);
        }
        replace(write.key(), current, write instanceof Write.Put put ? put.item() : null);
        return new WriteOutcome.Done();
    }

    @Override
    public synchronized void addAll(List<Addition> additions) {
        Writes.requireDistinctItems(additions);
        additions.forEach(addition -> add(addition.key(), addition.amounts()));
    }

    private void add(ItemKey key, CounterAmounts added) {
        Item current = items.get(key);
        if (current != null && !counters.contains(key)) {
            throw new IllegalStateException(key + " is not a counter item, so nothing can be added to it");
        }
        Map<String, Object> sums = new HashMap<>(current == null ? Map.of() : current.document());
        added.byName().forEach((name, amount) -> sums.put(name, (double) sums.getOrDefault(name, 0.0) + amount));
        replace(key, current, new Item(key, current == null ? 1 : current.version() + 1, sums, null));
        counters.add(key);
    }

    private void replace(ItemKey key, @Nullable Item before, @Nullable Item after) {
        if (before != null && before.index() != null) {
            index.remove(before.index().partition(), before.index().sort(), key);
        }
        if (after == null) {
            items.remove(key);
            table.remove(key.partition(), key.sort(), key);
            return;
        }
        items.put(key, after);
        table.put(key.partition(), key.sort(), key, after);
        IndexEntry entry = after.index();
        if (entry != null) {
            index.put(entry.partition(), entry.sort(), key, new IndexHit(key, after.version(), entry));
        }
    }
}
