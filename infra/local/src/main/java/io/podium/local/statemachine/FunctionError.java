package io.podium.local.statemachine;

/** A function, or the service that invokes it, answered with an error. */
public final class FunctionError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    /**
     * Makes an error.
     *
     * @param errorType the full name of the exception's class, as Lambda reports it for a Java function, or the
     *     service's own error such as {@code Lambda.TooManyRequestsException}
     * @param message what the function said
     */
    public FunctionError(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    /** The name that {@code ErrorEquals} is compared with. */
    public String errorType() {
        return errorType;
    }
}
