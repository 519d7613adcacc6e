package io.podium.local.store;

import io.podium.domain.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;

/** The connections that only read. */
final class Readers implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 64;

    private final JdbcConnectionPool pool;
    private volatile boolean closed;

    Readers(String url) {
        this.pool = JdbcConnectionPool.create(url, "sa", "");
        pool.setMaxConnections(MAX_CONNECTIONS);
    }

    /** Runs one reading on a connection of its own. */
    <T> T read(String doing, SingleWriter.Transaction<T> reading) {
        try (Connection connection = connection()) {
            return reading.run(connection);
        } catch (SQLException e) {
            throw H2Errors.translated(doing, e);
        }
    }

    /** Returns a connection, which the caller closes. */
    Connection connection() throws SQLException {
        try {
            return pool.getConnection();
        } catch (IllegalStateException e) {
            if (closed) { // the pool has no other way to say so
                throw new StoreUnavailableException("the database is closed", e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        pool.dispose();
    }
}
