package io.podium.local.stack;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.lambda.json.Json;
import io.podium.lambda.wiring.ExecutionFailedException;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.local.clock.VirtualTimer;
import io.podium.local.statemachine.ExecutionEnvironment;
import io.podium.local.statemachine.ExecutionListener;
import io.podium.local.statemachine.ExecutionResult;
import io.podium.local.statemachine.FunctionError;
import io.podium.local.statemachine.StateMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The state machine, run by the interpreter with the functions in this process, and billed as an Express execution.
 * Time limits are those of real time, because the functions take real time; pauses between attempts are virtual.
 */
final class Machine implements StateMachineRunner {
    private static final double GIGABYTES = 64 / 1_024.0;
    private static final double STEP_MILLIS = 100;
    private static final String OPERATION = "StepFunctions.StartSyncExecution";

    private final StateMachine definition;
    private final Functions functions;
    private final VirtualTimer timer;
    private final Executor executor;
    private final SplittableGenerator random;
    private final Meter meter;

    Machine(
            StateMachine definition,
            Functions functions,
            VirtualTimer timer,
            Executor executor,
            SplittableGenerator random,
            Meter meter) {
        this.definition = definition;
        this.functions = functions;
        this.timer = timer;
        this.executor = executor;
        this.random = random;
        this.meter = meter;
    }

    @Override
    public Object run(Object input) {
        ExecutionResult result = definition.run(input, environment());
        if (result instanceof ExecutionResult.Succeeded succeeded) {
            return Objects.requireNonNullElse(succeeded.output(), Map.of());
        }
        ExecutionResult.Failed failed = (ExecutionResult.Failed) result;
        throw new ExecutionFailedException(failed.error(), failed.cause());
    }

    private ExecutionEnvironment environment() {
        return new ExecutionEnvironment(
                this::invoke,
                Clock.systemUTC(),
                timer::pause,
                executor,
                split(),
                new Bill(),
                ExecutionEnvironment.DEFAULT_MAX_TRANSITIONS);
    }

    private synchronized RandomGenerator split() {
        return random.split();
    }

    private @Nullable Object invoke(String name, @Nullable Object payload) throws FunctionError {
        try {
            return Json.parse(functions.invoke(name, Json.write(payload).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException e) {
            throw new FunctionError(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }

    /** An execution takes 64 MB in steps of 100 ms, at least one. */
    private final class Bill implements ExecutionListener {
        @Override
        public void executionEnded(ExecutionResult result, Duration duration, long transitions) {
            double seconds = Math.max(1, Math.ceil(duration.toMillis() / STEP_MILLIS)) * STEP_MILLIS / 1_000;
            meter.call(OPERATION, BilledUnit.EXPRESS_REQUEST, 1);
            meter.bill(OPERATION, BilledUnit.EXPRESS_GB_SECOND, seconds * GIGABYTES);
        }
    }
}
