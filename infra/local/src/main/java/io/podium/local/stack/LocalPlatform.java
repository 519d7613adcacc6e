package io.podium.local.stack;

import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.TaskSender;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.trace.SpanExporter;
import io.podium.lambda.trace.SpanExporters;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import java.util.List;

/**
 * The platform of functions that run in this process.
 *
 * @param stores the stores
 * @param surroundings queue, clock and chance
 * @param senders ways to hand tasks to workers
 * @param stateMachine runs the state machine
 * @param log the log
 */
public record LocalPlatform(
        Stores stores, Surroundings surroundings, List<TaskSender> senders, StateMachineRunner stateMachine, Log log)
        implements Platform {
    public LocalPlatform {
        senders = List.copyOf(senders);
    }

    /** Returns where traces go by the variable that OpenTelemetry has for it. */
    @Override
    public SpanExporter spans() {
        return SpanExporters.by(System::getenv, deployment(), log);
    }

    @Override
    public List<Actuator> actuators() {
        return ActuatorTypes.all().values().stream()
                .<Actuator>map(type -> new LoggedActuator(type, log))
                .toList();
    }
}
