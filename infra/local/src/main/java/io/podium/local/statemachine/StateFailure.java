package io.podium.local.statemachine;

import org.jspecify.annotations.Nullable;

/** A state failed; its Retry and Catch decide what follows. Never leaves this package. */
final class StateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String TIMEOUT = "States.Timeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT = "States.DataLimitExceeded";
    static final String QUERY = "States.QueryEvaluationError";

    private final String error;
    private final boolean endsExecution;

    private StateFailure(String error, String cause, boolean endsExecution, @Nullable Throwable origin) {
        super(cause, origin);
        this.error = error;
        this.endsExecution = endsExecution;
    }

    static StateFailure of(String error, String cause) {
        return new StateFailure(error, cause, false, null);
    }

    static StateFailure of(String error, String cause, Throwable origin) {
        return new StateFailure(error, cause, false, origin);
    }

    /** A failure of the whole execution, which no Retry and no Catch can hold up. */
    static StateFailure ofExecution(String error, String cause) {
        return new StateFailure(error, cause, true, null);
    }

    String error() {
        return error;
    }

    String cause() {
        return String.valueOf(getMessage());
    }

    boolean endsExecution() {
        return endsExecution;
    }
}
