package io.podium.local.torture.actor;

import io.podium.domain.port.TaskSender;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import java.util.List;

/**
 * The platform of one instance of a function.
 *
 * @param stores the stores
 * @param surroundings queue, clock and chance
 * @param senders ways to hand tasks to workers
 * @param stateMachine runs the state machine
 * @param log the log
 */
record InstancePlatform(
        Stores stores, Surroundings surroundings, List<TaskSender> senders, StateMachineRunner stateMachine, Log log)
        implements Platform {
    private static final long MEMORY = 1L << 30;

    InstancePlatform {
        senders = List.copyOf(senders);
    }

    @Override
    public long memoryBytes() {
        return MEMORY;
    }
}
