package io.podium.domain.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes every call on; a test overrides the one that it looks at. */
public class ForwardingItemStore implements ItemStore {
    private final ItemStore items;

    public ForwardingItemStore(ItemStore items) {
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
    public WriteOutcome append(Item item) {
        return items.append(item);
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
