package io.podium.local.statemachine;

import java.util.List;

/**
 * The {@code ErrorEquals} of a Retry or Catch. {@code States.ALL} matches every error but the terminal ones
 * {@code States.DataLimitExceeded} and {@code States.Runtime}; {@code States.TaskFailed} matches what
 * {@code States.ALL} does except {@code States.Timeout}. See "Handling errors in Step Functions workflows" in the Step
 * Functions developer guide.
 */
record ErrorNames(List<String> names) {
    static final String ALL = "States.ALL";
    private static final String TASK_FAILED = "States.TaskFailed";

    ErrorNames {
        names = List.copyOf(names);
    }

    boolean match(StateFailure failure) {
        String error = failure.error();
        if (failure.endsExecution() || error.equals(StateFailure.RUNTIME)) {
            return false;
        }
        if (names.contains(error)) {
            return true;
        }
        if (error.equals(StateFailure.DATA_LIMIT)) {
            return false;
        }
        return names.contains(ALL) || (names.contains(TASK_FAILED) && !error.equals(StateFailure.TIMEOUT));
    }
}
