package io.podium.domain.usecase;

import io.podium.domain.port.TaskQueue;
import io.podium.domain.port.Wake;
import io.podium.domain.task.QueueKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Has the scheduler look at a queue when a task of it falls due. */
final class WakeLater {
    private WakeLater() {}

    /**
     * Sends a delayed wake-up. What is further away than a message can wait is left to the sweeper, which looks every
     * minute.
     */
    static void at(Surroundings surroundings, QueueKey queue, Instant due) {
        Duration delay = Duration.between(surroundings.now(), due);
        if (delay.compareTo(TaskQueue.MAX_DELAY) <= 0) {
            surroundings.queue().wake(Wake.of(List.of(queue)), delay.isNegative() ? Duration.ZERO : delay);
        }
    }
}
