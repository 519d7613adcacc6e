package io.podium.lambda.wiring;

/** Starts the state machine and waits for its end. */
public interface StateMachineRunner {

    /**
     * Runs the state machine.
     *
     * @param input a plain tree
     * @return the output, a plain tree
     * @throws ExecutionFailedException if the execution ends in failure
     */
    Object run(Object input);
}
