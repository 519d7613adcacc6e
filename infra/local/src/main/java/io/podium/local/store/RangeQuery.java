package io.podium.local.store;

import io.podium.domain.store.ItemPage;
import io.podium.domain.store.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query of a range within a partition, of the table or of its index.
 *
 * @param select the beginning of the statement, up to the table
 * @param partitionColumn the column of the partition
 * @param sortColumn the column of the sort key
 * @param partition the partition
 * @param range the range
 */
record RangeQuery(String select, String partitionColumn, String sortColumn, String partition, Range range) {
    /** Makes something of a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> ItemPage<T> page(Connection connection, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            setParameters(statement);
            List<T> page = new ArrayList<>();
            String last = null;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(reader.read(rows));
                    last = ItemTable.text(rows.getBytes(sortColumn));
                }
            }
            return new ItemPage<>(page, page.size() == range.limit() ? last : null);
        }
    }

    /** Orders by both columns, though the first is fixed, so that H2 reads along the index instead of sorting. */
    private String sql() {
        boolean ascending = range.direction() == Range.Direction.ASCENDING;
        String order = ascending ? "" : " DESC";
        return select + " WHERE " + partitionColumn + " = ?"
                + (range.after() == null ? "" : " AND " + sortColumn + (ascending ? " > ?" : " < ?"))
                + (range.through() == null ? "" : " AND " + sortColumn + (ascending ? " <= ?" : " >= ?"))
                + " ORDER BY " + partitionColumn + order + ", " + sortColumn + order + " LIMIT ?";
    }

    private void setParameters(PreparedStatement statement) throws SQLException {
        int next = 1;
        statement.setBytes(next++, ItemTable.bytes(partition));
        if (range.after() != null) {
            statement.setBytes(next++, ItemTable.bytes(range.after()));
        }
        if (range.through() != null) {
            statement.setBytes(next++, ItemTable.bytes(range.through()));
        }
        statement.setInt(next, range.limit());
    }
}
