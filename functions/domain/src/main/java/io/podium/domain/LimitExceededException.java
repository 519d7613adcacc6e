package io.podium.domain;

/** A quota is used up. The same request may be accepted when some of it is free again. */
public final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses a request with a reason that names the quota, its limit and what was asked. */
    public LimitExceededException(String reason) {
        super(reason);
    }
}
