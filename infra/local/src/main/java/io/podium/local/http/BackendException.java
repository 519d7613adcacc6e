package io.podium.local.http;

/** A function did not answer; the caller gets a 500, as from API Gateway. */
public final class BackendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its cause. */
    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
