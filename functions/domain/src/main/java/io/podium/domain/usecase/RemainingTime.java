package io.podium.domain.usecase;

import io.podium.domain.scheduling.RunningTask;
import io.podium.domain.task.Task;
import java.time.Instant;

/** What is thought to be left of running tasks at one instant. */
final class RemainingTime {
    private final Instant now;

    RemainingTime(Instant now) {
        this.now = now;
    }

    /** Returns the seconds that are thought to be left of a live task, at least 0. */
    double of(Task live) {
        double ran = live.requireLease().ranSeconds(now);
        return RunningTask.left(live.expectedRemainingSeconds(), ran);
    }
}
