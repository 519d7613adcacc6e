package io.podium.local.statemachine;

import org.jspecify.annotations.Nullable;

/** How an execution ended. */
public sealed interface ExecutionResult {

    /**
     * It came to an end of the flow.
     *
     * @param output the last state's output, a plain tree
     */
    record Succeeded(@Nullable Object output) implements ExecutionResult {}

    /**
     * A state failed and nothing caught it, or a limit was reached.
     *
     * @param error the error's name, such as {@code States.Timeout} or the class of a function's exception
     * @param cause more about it; for a function's exception the JSON text that Lambda reports
     */
    record Failed(String error, String cause) implements ExecutionResult {}
}
