package io.podium.local.statemachine;

import org.jspecify.annotations.Nullable;

/** Calls a function synchronously, as the state machine's {@code lambda:invoke} does. */
@FunctionalInterface
public interface FunctionInvoker {

    /**
     * Calls a function and waits for its answer.
     *
     * @param functionName name or ARN, as the definition gives it after substitution
     * @param payload a plain tree of maps, lists, strings, numbers and booleans
     * @return what the function answered, a plain tree as well
     * @throws FunctionError when the function fails; any other exception is a fault of the invoker and ends the run
     */
    @Nullable
    Object invoke(String functionName, @Nullable Object payload) throws FunctionError;
}
