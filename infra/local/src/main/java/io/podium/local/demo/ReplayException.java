package io.podium.local.demo;

/** A replay cannot go on. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure in words. */
    public ReplayException(String message) {
        super(message);
    }
}
