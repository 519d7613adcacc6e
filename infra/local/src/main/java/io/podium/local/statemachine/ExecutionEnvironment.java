package io.podium.local.statemachine;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What an execution needs from outside.
 *
 * @param functions calls the functions
 * @param clock measures timeouts
 * @param sleeper waits between attempts
 * @param executor runs the iterations of a Map besides the calling thread
 * @param random draws the jitter and the execution's identity; used by one thread at a time
 * @param listener sees what happens
 * @param maxTransitions states an execution may enter before it is stopped with {@code States.Runtime}, at least 1
 */
public record ExecutionEnvironment(
        FunctionInvoker functions,
        Clock clock,
        Sleeper sleeper,
        Executor executor,
        RandomGenerator random,
        ExecutionListener listener,
        long maxTransitions) {

    /** Far above what a sound definition of this size can enter in five minutes. */
    public static final long DEFAULT_MAX_TRANSITIONS = 25_000;

    public ExecutionEnvironment {
        if (maxTransitions < 1) {
            throw new IllegalArgumentException("maxTransitions is " + maxTransitions + " but must be at least 1");
        }
    }
}
