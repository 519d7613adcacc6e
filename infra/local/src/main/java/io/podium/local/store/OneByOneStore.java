package io.podium.local.store;

import io.podium.domain.store.Addition;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.domain.store.Writes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes item by item, for something that speaks DynamoDB's language but no PartiQL, in which batches are written. */
public final class OneByOneStore implements ItemStore {
    private final ItemStore items;

    public OneByOneStore(ItemStore items) {
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
        Writes.requireDistinctKeys(writes);
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (Write write : writes) {
            outcomes.add(items.write(write));
        }
        return outcomes;
    }

    @Override
    public WriteOutcome append(Item item) {
        return items.write(new Write.Put(Writes.requireNew(item)));
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
