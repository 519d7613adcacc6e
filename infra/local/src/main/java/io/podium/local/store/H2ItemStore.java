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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store in one table of an embedded database. A write that was answered is durable; a read may see a write of another
 * thread a moment before it is.
 */
final class H2ItemStore implements ItemStore {
    private final ItemTable table;
    private final Readers readers;
    private final SingleWriter writer;

    H2ItemStore(ItemTable table, Readers readers, SingleWriter writer) {
        this.table = table;
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        return Optional.ofNullable(getAll(List.of(key)).get(key));
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        return read(connection -> {
            Map<ItemKey, Item> found = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(table.select())) {
                for (ItemKey key : keys) {
                    ItemTable.setKey(select, 1, key);
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            found.put(key, ItemTable.item(row));
                        }
                    }
                }
            }
            return found;
        });
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        RangeQuery query = new RangeQuery(table.selectFromPartition(), "pk", "sk", partition, range);
        return read(connection -> query.page(connection, ItemTable::item));
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        RangeQuery query = new RangeQuery(table.selectFromIndex(), "ipk", "isk", partition, range);
        return read(connection -> query.page(connection, ItemTable::hit));
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        Writes.requireDistinctKeys(writes);
        if (writes.isEmpty()) {
            return List.of();
        }
        return writer.write("writing to " + table.name(), connection -> {
            try (ItemWriter rows = new ItemWriter(table, connection)) {
                List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
                for (Write write : writes) {
                    outcomes.add(rows.write(write));
                }
                return outcomes;
            }
        });
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        Writes.requireTransaction(writes);
        return writer.write("writing together to " + table.name(), connection -> {
            try (ItemWriter rows = new ItemWriter(table, connection)) {
                return rows.writeTogether(writes);
            }
        });
    }

    @Override
    public void addAll(List<Addition> additions) {
        Writes.requireDistinctItems(additions);
        writer.write("adding to " + table.name(), connection -> {
            try (ItemWriter rows = new ItemWriter(table, connection)) {
                for (Addition addition : additions) {
                    rows.add(addition.key(), addition.amounts());
                }
                return true;
            }
        });
    }

    private <T> T read(SingleWriter.Transaction<T> reading) {
        return readers.read("reading from " + table.name(), reading);
    }
}
