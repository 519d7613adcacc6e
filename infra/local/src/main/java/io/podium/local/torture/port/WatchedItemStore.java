package io.podium.local.torture.port;

import io.podium.domain.store.Addition;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells of every write that took effect. */
final class WatchedItemStore implements ItemStore {
    private final ItemStore items;
    private final Consumer<List<? extends Write>> watch;

    WatchedItemStore(ItemStore items, Consumer<List<? extends Write>> watch) {
        this.items = items;
        this.watch = watch;
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
        List<WriteOutcome> outcomes = items.write(writes);
        List<Write> done = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Done) {
                done.add(writes.get(i));
            }
        }
        tell(done);
        return outcomes;
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        boolean done = items.writeTogether(writes);
        if (done) {
            tell(writes);
        }
        return done;
    }

    private void tell(List<? extends Write> done) {
        if (!done.isEmpty()) {
            watch.accept(done);
        }
    }

    @Override
    public void addAll(List<Addition> additions) {
        items.addAll(additions);
    }
}
