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
        Stored stored = stored(write.key());
        if (stored != null && stored.counter()) {
            throw new IllegalStateException(write.key() + " is a counter item, which only add may change");
        }
        Item current = stored == null ? null : stored.item();
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
