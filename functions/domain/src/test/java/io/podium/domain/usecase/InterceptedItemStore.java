package io.podium.domain.usecase;

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

/** Lets a test do something before and after the writes of a store, which may be to fail them. */
final class InterceptedItemStore implements ItemStore {
    private final ItemStore items;
    private volatile Runnable before = () -> {};
    private volatile Runnable after = () -> {};

    InterceptedItemStore(ItemStore items) {
        this.items = items;
    }

    /** Runs the action before every write. */
    void beforeWrites(Runnable action) {
        before = action;
    }

    /** Runs the action after every write. */
    void afterWrites(Runnable action) {
        after = action;
    }

    /** Runs the action once, between what the next writer has read and what it writes. */
    void beforeNextWrite(Runnable action) {
        before = () -> {
            before = () -> {};
            action.run();
        };
    }

    /** Runs the action once, after the next write has taken effect. */
    void afterNextWrite(Runnable action) {
        after = () -> {
            after = () -> {};
            action.run();
        };
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
        before.run();
        List<WriteOutcome> outcomes = items.write(writes);
        after.run();
        return outcomes;
    }

    @Override
    public void add(ItemKey key, Map<String, Double> amounts) {
        before.run();
        items.add(key, amounts);
        after.run();
    }
}
