package io.podium.domain;

/**
 * The request does not fit the current state of the thing: a stale token, an id that stands for something else, a
 * task that has ended. The same request may be right in another state, but trying it again at once is no use.
 */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses a request with a short reason that names the thing and its state. */
    public ConflictException(String reason) {
        super(reason);
    }
}
