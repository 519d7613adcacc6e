package io.podium.local.store;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.lambda.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;

/**
 * One table of items in SQL. Keys are bytes, because H2 compares bytes as the port demands and strings in another
 * order; documents are JSON, so that they can be read with any SQL tool.
 *
 * @param name the table's name as the port knows it
 */
record ItemTable(String name) {

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + quoted("") + " (pk VARBINARY(2048) NOT NULL, "
                    + "sk VARBINARY(1024) NOT NULL, v BIGINT NOT NULL, counter BOOLEAN NOT NULL, doc VARCHAR NOT NULL, "
                    + "ipk VARBINARY(2048), isk VARBINARY(1024), brief VARCHAR, PRIMARY KEY (pk, sk))");
            statement.execute("CREATE INDEX IF NOT EXISTS " + quoted(" sparse") + " ON " + quoted("") + " (ipk, isk)");
        }
    }

    String select() {
        return "SELECT pk, sk, v, counter, doc, ipk, isk, brief FROM " + quoted("") + " WHERE pk = ? AND sk = ?";
    }

    String insert() {
        return "INSERT INTO " + quoted("")
                + " (v, counter, doc, ipk, isk, brief, pk, sk) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    }

    String update() {
        return "UPDATE " + quoted("")
                + " SET v = ?, counter = ?, doc = ?, ipk = ?, isk = ?, brief = ? WHERE pk = ? AND sk = ?";
    }

    String delete() {
        return "DELETE FROM " + quoted("") + " WHERE pk = ? AND sk = ?";
    }

    String selectFromPartition() {
        return "SELECT pk, sk, v, counter, doc, ipk, isk, brief FROM " + quoted("");
    }

    String selectFromIndex() {
        return "SELECT pk, sk, v, ipk, isk, brief FROM " + quoted("");
    }

    private String quoted(String suffix) {
        return "\"" + name + suffix + "\"";
    }

    /** Sets the parameters of {@link #insert} and {@link #update}. */
    static void setRow(PreparedStatement statement, Item item, boolean counter) throws SQLException {
        statement.setLong(1, item.version());
        statement.setBoolean(2, counter);
        statement.setString(3, Json.write(item.document()));
        IndexEntry entry = item.index();
        if (entry == null) {
            statement.setNull(4, Types.VARBINARY);
            statement.setNull(5, Types.VARBINARY);
            statement.setNull(6, Types.VARCHAR);
        } else {
            statement.setBytes(4, bytes(entry.partition()));
            statement.setBytes(5, bytes(entry.sort()));
            statement.setString(6, Json.write(entry.brief()));
        }
        setKey(statement, 7, item.key());
    }

    static void setKey(PreparedStatement statement, int first, ItemKey key) throws SQLException {
        statement.setBytes(first, bytes(key.partition()));
        statement.setBytes(first + 1, bytes(key.sort()));
    }

    static Item item(ResultSet row) throws SQLException {
        Map<String, Object> document = Json.parseObject(row.getString("doc"));
        return new Item(key(row), row.getLong("v"), document, row.getBytes("ipk") == null ? null : entry(row));
    }

    static IndexHit hit(ResultSet row) throws SQLException {
        return new IndexHit(key(row), row.getLong("v"), entry(row));
    }

    private static ItemKey key(ResultSet row) throws SQLException {
        return new ItemKey(text(row.getBytes("pk")), text(row.getBytes("sk")));
    }

    private static IndexEntry entry(ResultSet row) throws SQLException {
        return new IndexEntry(
                text(row.getBytes("ipk")), text(row.getBytes("isk")), Json.parseObject(row.getString("brief")));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
