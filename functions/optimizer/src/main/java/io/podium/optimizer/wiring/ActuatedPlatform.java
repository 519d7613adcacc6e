package io.podium.optimizer.wiring;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.TaskSender;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A platform with actuators, whose clients the other functions do without.
 *
 * @param platform all else
 * @param actuators one per kind
 */
public record ActuatedPlatform(Platform platform, List<Actuator> actuators) implements Platform {
    public ActuatedPlatform {
        actuators = List.copyOf(actuators);
    }

    /**
     * Builds the platform of the optimize function, which is primed before a snapshot is made of it.
     *
     * @param function makes the function, here one that works on nothing and moves nothing
     * @param inputs what that one is called with
     * @throws IllegalStateException if a variable is missing, by name
     */
    public static Platform primed(Function<Platform, RequestStreamHandler> function, Object... inputs) {
        AwsPlatform platform =
                AwsPlatform.primed(twin -> function.apply(new ActuatedPlatform(twin, List.of())), inputs);
        return new ActuatedPlatform(platform, new AwsActuators(System::getenv).all());
    }

    @Override
    public Stores stores() {
        return platform.stores();
    }

    @Override
    public Surroundings surroundings() {
        return platform.surroundings();
    }

    @Override
    public List<TaskSender> senders() {
        return platform.senders();
    }

    @Override
    public StateMachineRunner stateMachine() {
        return platform.stateMachine();
    }

    @Override
    public Optional<String> metricsNamespace() {
        return platform.metricsNamespace();
    }

    @Override
    public String deployment() {
        return platform.deployment();
    }

    @Override
    public Log log() {
        return platform.log();
    }

    @Override
    public long memoryBytes() {
        return platform.memoryBytes();
    }
}
