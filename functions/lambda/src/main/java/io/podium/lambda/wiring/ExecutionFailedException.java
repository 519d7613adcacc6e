package io.podium.lambda.wiring;

/** An execution of the state machine has failed. */
public final class ExecutionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    /**
     * @param error the error's name, as the state machine reports it
     * @param cause the cause in words
     */
    public ExecutionFailedException(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
    }

    /** Returns the error's name. */
    public String error() {
        return error;
    }
}
