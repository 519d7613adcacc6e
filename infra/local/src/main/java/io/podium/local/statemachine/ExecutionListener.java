package io.podium.local.statemachine;

import java.time.Duration;

/**
 * Sees what an execution does, for logs and for metering. Iterations of a Map call it from several threads at once.
 */
public interface ExecutionListener {

    /**
     * A state begins.
     *
     * @param state name of the state
     * @param transitions states entered so far in this execution, this one included
     */
    default void stateEntered(String state, long transitions) {}

    /**
     * A state failed and will be tried again.
     *
     * @param state name of the state that will be tried again
     * @param error the error's name
     * @param attempt number of the retry, from 1
     * @param delay wait before it
     */
    default void stateRetried(String state, String error, int attempt, Duration delay) {}

    /**
     * The execution is over.
     *
     * @param result how the execution ended
     * @param duration from its start to its end, on the environment's clock
     * @param transitions states entered in all
     */
    default void executionEnded(ExecutionResult result, Duration duration, long transitions) {}
}
