package io.podium.domain;

/** A quota is used up. The same request may be accepted when some of it is free again. */
public final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Violation violation;

    /** Refuses a request for what it asks too much of; the rule names the quota, its limit, and what was asked. */
    public LimitExceededException(Violation violation) {
        super(violation.toString());
        this.violation = violation;
    }

    /** Returns which field of the request asks too much. */
    public Violation violation() {
        return violation;
    }
}
