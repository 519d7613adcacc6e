package io.podium.local.torture.actor;

import io.podium.lambda.json.Json;
import io.podium.lambda.wiring.ExecutionFailedException;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.local.statemachine.ExecutionEnvironment;
import io.podium.local.statemachine.ExecutionListener;
import io.podium.local.statemachine.ExecutionResult;
import io.podium.local.statemachine.FunctionError;
import io.podium.local.statemachine.StateMachine;
import io.podium.local.torture.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state machine of a world, as deployed; the iterations of a map run one after the other. */
final class Executions implements StateMachineRunner {
    private final World world;
    private final StateMachine definition;
    private final Deployment deployment;

    Executions(World world, StateMachine definition, Deployment deployment) {
        this.world = world;
        this.definition = definition;
        this.deployment = deployment;
    }

    @Override
    public Object run(Object input) {
        ExecutionEnvironment environment = new ExecutionEnvironment(
                this::invoke,
                world.clock(0),
                pause -> world.loop().pause(pause.toMillis()),
                Runnable::run,
                world.chance().split(),
                new ExecutionListener() {},
                ExecutionEnvironment.DEFAULT_MAX_TRANSITIONS);
        ExecutionResult result = definition.run(input, environment);
        if (result instanceof ExecutionResult.Failed failed) {
            world.note("execution failed", failed.error());
            if (failed.error().startsWith("States.") && !failed.error().equals("States.Timeout")) {
                world.broken("the state machine failed: " + failed.error() + ": " + failed.cause());
            }
            throw new ExecutionFailedException(failed.error(), failed.cause());
        }
        return Objects.requireNonNullElse(((ExecutionResult.Succeeded) result).output(), Map.of());
    }

    private @Nullable Object invoke(String name, @Nullable Object payload) throws FunctionError {
        try {
            return Json.parse(deployment.invoke(name, Json.write(payload).getBytes(StandardCharsets.UTF_8)));
        } catch (FunctionFailedException e) {
            throw new FunctionError(e.errorType(), String.valueOf(e.getMessage()));
        }
    }
}
