package io.podium.local.store;

import io.podium.domain.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Tells what SQL exceptions mean to a user of a store. */
final class H2Errors {
    private static final Set<Integer> UNAVAILABLE = Set.of(
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.OUT_OF_MEMORY,
            ErrorCode.GENERAL_ERROR_1);

    /** What the connection pool reports when no connection becomes free. */
    private static final String POOL_EXHAUSTED = "08001";

    private H2Errors() {}

    /** Returns the exception to throw: unavailable, or a mistake in this program. */
    static RuntimeException translated(String doing, SQLException e) {
        if (UNAVAILABLE.contains(e.getErrorCode()) || POOL_EXHAUSTED.equals(e.getSQLState())) {
            return new StoreUnavailableException(
                    "the database did not answer while " + doing + ": " + e.getMessage(), e);
        }
        return new IllegalStateException("the database refused " + doing + ": " + e.getMessage(), e);
    }
}
