package io.podium.local.statemachine;

import io.podium.lambda.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One run of a state machine. */
final class Execution {
    private final ExecutionEnvironment environment;
    private final @Nullable Object input;
    private final Duration timeout;
    private final Instant start;
    private final String id;
    private final AtomicLong transitions = new AtomicLong();

    Execution(ExecutionEnvironment environment, @Nullable Object input, Duration timeout) {
        this.environment = environment;
        this.input = input;
        this.timeout = timeout;
        this.start = environment.clock().instant();
        this.id = new UUID(environment.random().nextLong(), environment.random().nextLong()).toString();
    }

    ExecutionResult run(Flow flow) {
        ExecutionResult result = outcome(flow);
        environment.listener().executionEnded(result, elapsed(start), transitions.get());
        return result;
    }

    private ExecutionResult outcome(Flow flow) {
        try {
            DataLimit.check(input, "The input");
            return new ExecutionResult.Succeeded(walk(flow, Trees.plain(input), Scope.empty(), null));
        } catch (StateFailure failure) {
            return new ExecutionResult.Failed(failure.error(), failure.cause());
        }
    }

    @Nullable
    Object walk(Flow flow, @Nullable Object flowInput, Scope scope, @Nullable Map<String, @Nullable Object> item) {
        Step step = new Step(flowInput, flow.startAt());
        for (String name = step.next(); name != null; name = step.next()) {
            enter(name);
            step = flow.state(name).run(new Visit(this, scope, name, step.output(), item, 0));
            checkDeadline();
        }
        return step.output();
    }

    private void enter(String state) {
        long entered = transitions.incrementAndGet();
        if (entered > environment.maxTransitions()) {
            throw StateFailure.ofExecution(
                    StateFailure.RUNTIME,
                    "The execution entered " + state + " after " + environment.maxTransitions()
                            + " transitions, which is the most it may make");
        }
        environment.listener().stateEntered(state, entered);
    }

    @Nullable
    Object invoke(String function, @Nullable Object payload, @Nullable Duration limit) {
        Instant before = environment.clock().instant();
        try {
            Object answer = Trees.plain(environment.functions().invoke(function, payload));
            checkTimeout(function, before, limit);
            return answer;
        } catch (FunctionError error) {
            checkTimeout(function, before, limit);
            Map<String, Object> cause = new LinkedHashMap<>();
            cause.put("errorMessage", String.valueOf(error.getMessage()));
            cause.put("errorType", error.errorType());
            throw StateFailure.of(error.errorType(), Json.write(cause), error);
        }
    }

    private void checkTimeout(String function, Instant before, @Nullable Duration limit) {
        if (limit != null && elapsed(before).compareTo(limit) > 0) {
            throw StateFailure.of(StateFailure.TIMEOUT, function + " did not answer within " + limit);
        }
    }

    private void checkDeadline() {
        if (elapsed(start).compareTo(timeout) > 0) {
            throw StateFailure.ofExecution(StateFailure.TIMEOUT, "The execution did not end within " + timeout);
        }
    }

    void awaitRetry(String state, StateFailure failure, int attempt, Duration delay) {
        environment.listener().stateRetried(state, failure.error(), attempt, delay);
        try {
            environment.sleeper().sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StateFailure.ofExecution(StateFailure.RUNTIME, "The execution was interrupted");
        }
        checkDeadline();
    }

    synchronized double uniform() {
        return environment.random().nextDouble();
    }

    Executor executor() {
        return environment.executor();
    }

    /** The context object, as far as this interpreter knows it. */
    Map<String, @Nullable Object> context(String state, int retries, @Nullable Map<String, @Nullable Object> item) {
        Map<String, @Nullable Object> run = new HashMap<>();
        run.put("Id", id);
        run.put("Input", input);
        run.put("StartTime", start.toString());
        Map<String, @Nullable Object> context = new HashMap<>();
        context.put("Execution", run);
        context.put("State", Map.of("Name", state, "RetryCount", retries));
        if (item != null) {
            context.put("Map", Map.of("Item", item));
        }
        return context;
    }

    private Duration elapsed(Instant since) {
        return Duration.between(since, environment.clock().instant());
    }
}
