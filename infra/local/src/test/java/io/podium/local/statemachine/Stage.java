package io.podium.local.statemachine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs definitions in a test: a clock that moves only by sleeping or by hand, and a record of what was seen. */
final class Stage extends Clock implements ExecutionListener {
    final ScriptedFunctions functions;
    final List<String> states = new ArrayList<>();
    final List<String> retries = new ArrayList<>();
    final List<Duration> sleeps = new ArrayList<>();

    @Nullable
    ExecutionResult ended;

    @Nullable
    Duration duration;

    long transitions;
    long maxTransitions = ExecutionEnvironment.DEFAULT_MAX_TRANSITIONS;
    Executor executor = Runnable::run;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Stage(ScriptedFunctions functions) {
        this.functions = functions;
    }

    Stage() {
        this(new ScriptedFunctions());
    }

    ExecutionResult run(String definition, @Nullable Object input) {
        return run(StateMachine.load(definition, Map.of()), input);
    }

    ExecutionResult run(StateMachine machine, @Nullable Object input) {
        return machine.run(
                input,
                new ExecutionEnvironment(functions, this, this::sleep, executor, new Random(1), this, maxTransitions));
    }

    @Nullable
    Object output(String definition, @Nullable Object input) {
        if (run(definition, input) instanceof ExecutionResult.Succeeded succeeded) {
            return succeeded.output();
        }
        throw new AssertionError("Failed: " + ended);
    }

    ExecutionResult.Failed failure(String definition, @Nullable Object input) {
        if (run(definition, input) instanceof ExecutionResult.Failed failed) {
            return failed;
        }
        throw new AssertionError("Succeeded: " + ended);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    private synchronized void sleep(Duration time) {
        sleeps.add(time);
        pass(time);
    }

    @Override
    public synchronized void stateEntered(String state, long count) {
        states.add(state);
    }

    @Override
    public synchronized void stateRetried(String state, String error, int attempt, Duration delay) {
        retries.add(state + " " + error + " " + attempt);
    }

    @Override
    public void executionEnded(ExecutionResult result, Duration elapsed, long count) {
        ended = result;
        duration = elapsed;
        transitions = count;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** A definition of these states, JSON text. */
    static String machine(String startAt, String states) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"" + startAt + "\",\"States\":{" + states + "}}";
    }

    /** A task named T for the function f, with further fields. */
    static String task(String fields) {
        return "\"T\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\","
                + "\"Arguments\": {\"FunctionName\": \"f\", \"Payload\": \"{% $states.input %}\"}, "
                + fields + "}";
    }
}
