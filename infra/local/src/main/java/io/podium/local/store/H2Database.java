package io.podium.local.store;

import io.podium.domain.store.ItemStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * An embedded database with one table per store. What a store answered to a write is on disk, with fsync, unless the
 * database is in memory only.
 */
public final class H2Database implements AutoCloseable {
    private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

    /**
     * WRITE_DELAY=0 leaves writing the file to {@link GroupCommit}; DB_CLOSE_ON_EXIT=FALSE leaves closing to whoever
     * opened; what H2 would trace, this program reports itself.
     */
    private static final String SETTINGS =
            ";TRACE_LEVEL_FILE=0;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=64";

    private final Readers readers;
    private final SingleWriter writer;
    private final Map<String, H2ItemStore> stores = new ConcurrentHashMap<>();

    private H2Database(String url) throws SQLException {
        this.readers = new Readers(url + SETTINGS);
        Connection connection = readers.connection();
        this.writer = new SingleWriter(connection, fileOf(connection));
    }

    /**
     * Opens or creates the database in a directory.
     *
     * @throws IllegalStateException if another process has it open, or the directory cannot be used
     */
    public static H2Database open(Path directory) {
        String file = directory.toAbsolutePath().resolve("podium").toString();
        if (file.contains(";")) {
            throw new IllegalArgumentException("the path of a database holds no semicolon: " + directory);
        }
        try {
            // Of H2's ways to reach a file, this one survives the interrupt of a thread that is reading.
            return new H2Database("jdbc:h2:async:" + file);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new IllegalStateException(
                        "another process uses the database in " + directory
                                + ". Maybe stop it, or choose another directory.",
                        e);
            }
            throw new IllegalStateException("the database in " + directory + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Opens a new database in the memory of this process. */
    public static H2Database inMemory() {
        try {
            return new H2Database("jdbc:h2:mem:" + UUID.randomUUID());
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the store in a table, which is created where it does not exist.
     *
     * @param tableName a letter, then up to 99 letters, digits, and {@code _ . -}
     */
    public ItemStore store(String tableName) {
        if (!TABLE_NAME.matcher(tableName).matches()) {
            throw new IllegalArgumentException(
                    "a table name is a letter and up to 99 of A-Z a-z 0-9 _ . -, not " + tableName);
        }
        return stores.computeIfAbsent(tableName, name -> {
            ItemTable table = new ItemTable(name);
            writer.write("creating the table " + name, connection -> {
                table.create(connection);
                return true;
            });
            return new H2ItemStore(table, readers, writer);
        });
    }

    /** Closes the database. Whoever still uses a store gets a {@code StoreUnavailableException}. */
    @Override
    public void close() {
        try (Connection connection = readers.connection();
                Statement statement = connection.createStatement()) {
            writer.close();
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw H2Errors.translated("closing", e);
        } finally {
            readers.close();
        }
    }

    private static @Nullable MVStore fileOf(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        MVStore store = session.getDatabase().getStore().getMvStore();
        return store.getFileStore() == null ? null : store;
    }
}
