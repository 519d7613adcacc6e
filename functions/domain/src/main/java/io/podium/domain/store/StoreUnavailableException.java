package io.podium.domain.store;

import org.jspecify.annotations.Nullable;

/** The store did not answer: throttled, timed out or not reachable. Trying again later may succeed. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
