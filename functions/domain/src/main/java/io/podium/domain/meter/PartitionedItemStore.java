package io.podium.domain.meter;

import io.podium.domain.store.Addition;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of every call of a store which partition keys it reads and writes, and how much, as DynamoDB counts it. */
public final class PartitionedItemStore implements ItemStore {
    private final ItemStore store;
    private final String table;
    private final PartitionLoad load;

    /** @param table the name that its keys are told under */
    public PartitionedItemStore(ItemStore store, String table, PartitionLoad load) {
        this.store = store;
        this.table = table;
        this.load = load;
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        Optional<Item> item = store.get(key);
        read(key.partition(), ReadUnits.ofItem(item.orElse(null)));
        return item;
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        Map<ItemKey, Item> items = store.getAll(keys);
        keys.forEach(key -> read(key.partition(), ReadUnits.ofItem(items.get(key))));
        return items;
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        ItemPage<Item> page = store.query(partition, range);
        read(partition, ReadUnits.ofPage(page.items()));
        return page;
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        ItemPage<IndexHit> page = store.queryIndex(partition, range);
        load.add(index(partition), ReadUnits.ofHits(page.items()), 0);
        return page;
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        Map<ItemKey, Item> before = before(writes);
        List<WriteOutcome> outcomes = store.write(writes);
        for (int i = 0; i < writes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Conflict conflict) {
                wrote(writes.get(i).key(), WriteUnits.refused(conflict.current()));
            } else {
                wrote(writes.get(i), before, 1);
            }
        }
        return outcomes;
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        Map<ItemKey, Item> before = before(writes);
        boolean done = store.writeTogether(writes);
        writes.forEach(write -> wrote(write, before, 2));
        return done;
    }

    @Override
    public void addAll(List<Addition> additions) {
        store.addAll(additions);
        int times = additions.size() == 1 ? 1 : 2;
        additions.stream()
                .map(Addition::key)
                .forEach(key -> wrote(
                        key, times * WriteUnits.inTable(null, store.get(key).orElse(null))));
    }

    private Map<ItemKey, Item> before(List<? extends Write> writes) {
        return store.getAll(writes.stream().map(Write::key).toList());
    }

    private void wrote(Write write, Map<ItemKey, Item> before, int times) {
        Item old = before.get(write.key());
        Item now = write instanceof Write.Put put ? put.item() : null;
        wrote(write.key(), times * WriteUnits.inTable(old, now));
        String left = old == null || old.index() == null ? null : old.index().partition();
        String entered = now == null || now.index() == null ? null : now.index().partition();
        if (left != null && !left.equals(entered)) {
            load.add(index(left), 0, WriteUnits.index(old, null));
            load.add(index(entered == null ? left : entered), 0, WriteUnits.index(null, now));
        } else if (entered != null) {
            load.add(index(entered), 0, WriteUnits.index(old, now));
        }
    }

    private void wrote(ItemKey key, double units) {
        load.add(table + " " + key.partition(), 0, units);
    }

    private void read(String partition, double units) {
        load.add(table + " " + partition, units, 0);
    }

    private String index(String partition) {
        return table + " index " + partition;
    }
}
