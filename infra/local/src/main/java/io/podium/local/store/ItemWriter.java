package io.podium.local.store;

import io.podium.domain.store.CounterAmounts;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.domain.store.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes rows of one table within a transaction that no other can overlap. */
final class ItemWriter implements AutoCloseable {
    /** What is stored under a key. */
    private record Stored(Item item, boolean counter) {}

    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;

    ItemWriter(ItemTable table, Connection connection) throws SQLException {
        this.select = connection.prepareStatement(table.select());
        this.insert = connection.prepareStatement(table.insert());
        this.update = connection.prepareStatement(table.update());
        this.delete = connection.prepareStatement(table.delete());
    }

    WriteOutcome write(Write write) throws SQLException {
        Item current = changeable(write.key());
        if (!Writes.mayApply(write, current)) {
            return Writes.refused(write, current);
        }
        if (write instanceof Write.Put put) {
            put(put.item(), current != null, false);
        } else {
            ItemTable.setKey(delete, 1, write.key());
            delete.executeUpdate();
        }
        return new WriteOutcome.Done();
    }

    /** Makes all of the writes or none; no other transaction comes between the looks and the changes. */
    boolean writeTogether(List<? extends Write> writes) throws SQLException {
        Map<ItemKey, Item> current = new HashMap<>();
        boolean mayApply = true;
        for (Write write : writes) {
            Item found = changeable(write.key());
            if (found != null) {
                current.put(write.key(), found);
            }
            mayApply &= Writes.mayApply(write, found);
        }
        if (!mayApply) {
            return Writes.doneBefore(writes, current);
        }
        for (Write write : writes) {
            write(write);
        }
        return true;
    }

    private @Nullable Item changeable(ItemKey key) throws SQLException {
        Stored stored = stored(key);
        if (stored != null && stored.counter()) {
            throw new IllegalStateException(key + " is a counter item, which only add may change");
        }
        return stored == null ? null : stored.item();
    }

    void add(ItemKey key, CounterAmounts added) throws SQLException {
        Stored stored = stored(key);
        if (stored != null && !stored.counter()) {
            throw new IllegalStateException(key + " is not a counter item, so nothing can be added to it");
        }
        Map<String, Object> sums =
                new HashMap<>(stored == null ? Map.of() : stored.item().document());
        added.byName().forEach((name, amount) -> sums.put(name, (double) sums.getOrDefault(name, 0.0) + amount));
        long version = stored == null ? 1 : stored.item().version() + 1;
        put(new Item(key, version, sums, null), stored != null, true);
    }

    private void put(Item item, boolean exists, boolean counter) throws SQLException {
        PreparedStatement statement = exists ? update : insert;
        ItemTable.setRow(statement, item, counter);
        statement.executeUpdate();
    }

    private @Nullable Stored stored(ItemKey key) throws SQLException {
        ItemTable.setKey(select, 1, key);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? new Stored(ItemTable.item(row), row.getBoolean("counter")) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
        insert.close();
        update.close();
        delete.close();
    }
}
