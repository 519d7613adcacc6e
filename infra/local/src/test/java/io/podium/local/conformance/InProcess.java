package io.podium.local.conformance;

import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** What the functions run on in this process: memory, and the same state machine that always succeeds. */
final class InProcess implements Platform {
    private final Stores stores = Stores.on(
            Clock.systemUTC(),
            new InMemoryItemStore(),
            new InMemoryItemStore(),
            new InMemoryItemStore(),
            new InMemoryItemStore(),
            new InMemoryItemStore(),
            new InMemoryItemStore());
    private final Surroundings surroundings =
            new Surroundings((wakes, delay) -> {}, Clock.systemUTC(), new SecureRandom());

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public List<TaskSender> senders() {
        return List.of(new TaskSender() {
            @Override
            public boolean serves(Target target) {
                return target instanceof Target.Sqs;
            }

            @Override
            public List<Task> send(Target target, List<Task> tasks) {
                throw new IllegalStateException("no event sends a task to a queue");
            }
        });
    }

    @Override
    public StateMachineRunner stateMachine() {
        return input -> StandIns.EXECUTED;
    }

    @Override
    public Log log() {
        return new Log(line -> {}, Clock.systemUTC());
    }
}
