package io.podium.lambda.permissions;

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

/**
 * A table that tells {@link PortUses} what is asked of it.
 *
 * @param variable of the environment, by which functions know the table
 */
public record WatchedStore(String variable, ItemStore items) implements ItemStore {

    private void note(StoreOperation operation) {
        PortUses.note(variable, operation);
    }

    private void note(Write write, StoreOperation insert, StoreOperation replace, StoreOperation delete) {
        if (write instanceof Write.Put put) {
            note(put.item().version() == 1 ? insert : replace);
        } else {
            note(delete);
        }
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        note(StoreOperation.GET);
        return items.get(key);
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        if (!keys.isEmpty()) {
            note(StoreOperation.GET_ALL);
        }
        return items.getAll(keys);
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        note(StoreOperation.QUERY);
        return items.query(partition, range);
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        note(StoreOperation.QUERY_INDEX);
        return items.queryIndex(partition, range);
    }

    /** Whoever writes a list may write a list of any length. */
    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        for (Write write : writes) {
            note(write, StoreOperation.INSERT_OF_LIST, StoreOperation.REPLACE_OF_LIST, StoreOperation.DELETE_OF_LIST);
        }
        return items.write(writes);
    }

    @Override
    public WriteOutcome write(Write write) {
        note(write, StoreOperation.INSERT, StoreOperation.REPLACE, StoreOperation.DELETE);
        return items.write(write);
    }

    @Override
    public WriteOutcome append(Item item) {
        note(StoreOperation.APPEND);
        return items.append(item);
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        for (Write write : writes) {
            note(
                    write,
                    StoreOperation.INSERT_TOGETHER,
                    StoreOperation.REPLACE_TOGETHER,
                    StoreOperation.DELETE_TOGETHER);
        }
        return items.writeTogether(writes);
    }

    @Override
    public void addAll(List<Addition> additions) {
        note(StoreOperation.ADD);
        items.addAll(additions);
    }
}
