package io.podium.local.statemachine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Invokes a function.
 *
 * @param timeout null for the execution's own; a function that outlives it is not interrupted, its answer is dropped
 */
record Task(
        String name,
        Template functionName,
        Template payload,
        Effects effects,
        Recovery recovery,
        @Nullable Duration timeout,
        @Nullable String next)
        implements State {

    @Override
    public Step run(Visit visit) {
        return recovery.run(visit, attempt -> attempt.leaveWithResult(effects, invoke(attempt), next));
    }

    private Map<String, @Nullable Object> invoke(Visit visit) {
        String function = String.valueOf(visit.value(functionName));
        Object argument = visit.value(payload);
        DataLimit.check(argument, "The payload for " + name);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("ExecutedVersion", "$LATEST");
        result.put("Payload", visit.execution().invoke(function, argument, timeout));
        result.put("StatusCode", 200);
        DataLimit.check(result, "The result of " + name);
        return result;
    }

    @Override
    public List<String> successors() {
        return recovery.successors(next);
    }

    @Override
    public boolean terminal() {
        return next == null;
    }
}
