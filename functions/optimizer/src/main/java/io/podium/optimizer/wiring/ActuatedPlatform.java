package io.podium.optimizer.wiring;

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
     * Builds the platform of the optimize function.
     *
     * @throws IllegalStateException if a variable is missing, by name
     */
    public static Platform fromEnvironment() {
        return new ActuatedPlatform(AwsPlatform.fromEnvironment(), new AwsActuators(System::getenv).all());
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
