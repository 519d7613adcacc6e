package io.podium.local.torture.plant;

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

/** Passes everything on; what is planted overrides some of it. */
abstract class Passing implements ItemStore {
    final ItemStore items;

    Passing(ItemStore items) {
        this.items = items;
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        return items.get(key);
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        return items.getAll(keys);
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        return items.query(partition, range);
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        return items.queryIndex(partition, range);
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        return items.write(writes);
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        return items.writeTogether(writes);
    }

    @Override
    public void addAll(List<Addition> additions) {
        items.addAll(additions);
    }
}
