package io.podium.local.statemachine;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stay in one state: its input, the variables around it and what {@code $states} shows.
 *
 * @param item {@code Map.Item} of the context object inside an iteration, else null
 * @param retries how often this state was tried again
 */
record Visit(
        Execution execution,
        Scope scope,
        String state,
        @Nullable Object input,
        @Nullable Map<String, @Nullable Object> item,
        int retries) {

    Visit retried(int count) {
        return new Visit(execution, scope, state, input, item, count);
    }

    Visit at(Map<String, @Nullable Object> currentItem) {
        return new Visit(execution, scope, state, input, currentItem, retries);
    }

    @Nullable
    Object value(Template template) {
        return template.evaluate(scope.visibleBeside(states()));
    }

    /** Ends the visit of a state that has no result of its own. */
    Step leave(Effects effects, @Nullable Object output, @Nullable String next) {
        return leave(effects, states(), output, next);
    }

    /** Ends the visit of a Task or Map. */
    Step leaveWithResult(Effects effects, @Nullable Object result, @Nullable String next) {
        Map<String, @Nullable Object> states = states();
        states.put("result", result);
        return leave(effects, states, result, next);
    }

    Step leaveFailed(Catcher catcher, StateFailure failure) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("Error", failure.error());
        error.put("Cause", failure.cause());
        Map<String, @Nullable Object> states = states();
        states.put("errorOutput", error);
        return leave(catcher.effects(), states, error, catcher.next());
    }

    // Output and every Assign see the variables as they were when the state was entered.
    private Step leave(
            Effects effects, Map<String, @Nullable Object> states, @Nullable Object output, @Nullable String next) {
        Map<String, @Nullable Object> variables = scope.visibleBeside(states);
        Object result = effects.output() == null ? output : effects.output().evaluate(variables);
        Map<String, @Nullable Object> assigned = new HashMap<>();
        effects.assign().forEach((name, template) -> assigned.put(name, template.evaluate(variables)));
        DataLimit.check(result, "The output of " + state);
        DataLimit.check(assigned, "What " + state + " assigns");
        scope.assign(assigned);
        return new Step(result, next);
    }

    double uniform() {
        return execution.uniform();
    }

    void awaitRetry(StateFailure failure, int attempt, Duration delay) {
        execution.awaitRetry(state, failure, attempt, delay);
    }

    private Map<String, @Nullable Object> states() {
        Map<String, @Nullable Object> states = new HashMap<>();
        states.put("input", input);
        states.put("context", execution.context(state, retries, item));
        return states;
    }
}
