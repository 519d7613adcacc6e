package io.podium.domain.port;

/** A queue or target did not take a message: throttled, timed out or not reachable. Trying again may succeed. */
public final class QueueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
