package io.podium.local.torture.actor;

import org.jspecify.annotations.Nullable;

/** A function did not answer: it threw, its process died, or it could not be called. */
final class FunctionFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    /**
     * @param errorType the error's name, as the state machine is told it
     */
    FunctionFailedException(String errorType, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.errorType = errorType;
    }

    String errorType() {
        return errorType;
    }
}
