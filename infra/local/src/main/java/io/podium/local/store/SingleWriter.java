package io.podium.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The only connection that changes the database. Transactions run one after another, so that a condition that was read
 * still holds when the change is made; waiting for the disk is outside of that.
 */
final class SingleWriter implements AutoCloseable {
    /** What one transaction does. */
    interface Transaction<T> {
        T run(Connection connection) throws SQLException;
    }

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable GroupCommit disk;

    /**
     * Takes the connection over.
     *
     * @param file the file to make durable, or null for a database in memory
     */
    SingleWriter(Connection connection, @Nullable MVStore file) throws SQLException {
        connection.setAutoCommit(false);
        this.connection = connection;
        this.disk = file == null ? null : new GroupCommit(file, lock);
    }

    /** Runs a transaction and returns when its changes, and everything it could read, are on disk. */
    <T> T write(String doing, Transaction<T> transaction) {
        T result;
        long change = 0;
        lock.lock();
        try {
            result = commit(transaction);
            if (disk != null) {
                change = disk.changed();
            }
        } catch (SQLException e) {
            throw H2Errors.translated(doing, e);
        } finally {
            lock.unlock();
        }
        if (disk != null) {
            disk.await(change);
        }
        return result;
    }

    private <T> T commit(Transaction<T> transaction) throws SQLException {
        boolean committed = false;
        try {
            T result = transaction.run(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (disk != null) {
            disk.close();
        }
        lock.lock();
        try {
            connection.close();
        } finally {
            lock.unlock();
        }
    }
}
