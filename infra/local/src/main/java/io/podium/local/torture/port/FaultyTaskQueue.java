package io.podium.local.torture.port;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskQueue;
import io.podium.domain.port.Wake;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Json;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.Faults;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The queue of wake-ups as one instance of a function reaches it. */
public final class FaultyTaskQueue implements TaskQueue {
    private static final int BATCH = 10;

    private final Sandbox sandbox;
    private final MessageQueue queue;

    public FaultyTaskQueue(Sandbox sandbox, MessageQueue queue) {
        this.sandbox = sandbox;
        this.queue = queue;
    }

    @Override
    public void wake(Collection<Wake> wakes, Duration delay) {
        Faults faults = sandbox.world().faults();
        List<Wake> sorted = wakes.stream()
                .sorted(Comparator.comparing(wake -> wake.shard().toString()))
                .toList();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            sandbox.beforeCall("wake", sorted.size());
            if (faults.strike(Fault.QUEUE_UNAVAILABLE)) {
                throw unavailable("refused");
            }
            boolean some = sorted.size() > 1 && faults.strike(Fault.QUEUE_TOOK_SOME);
            for (Wake wake : sorted.subList(from, Math.min(sorted.size(), from + BATCH))) {
                if (!some || sandbox.world().chance().oneIn(2)) {
                    queue.send(Json.write(StepJson.showWake(wake)), Math.min(MAX_DELAY.toMillis(), delay.toMillis()));
                }
            }
            sandbox.afterCall("wake");
            if (some || faults.strike(Fault.QUEUE_ANSWER_LOST)) {
                throw unavailable("took some or did not answer");
            }
        }
    }

    private QueueUnavailableException unavailable(String why) {
        return new QueueUnavailableException("the task queue " + why, new IllegalStateException(queue.name()));
    }
}
