package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Shortest job first: by expected duration. Among policies that do not preempt it gives the least mean wait (Smith,
 * "Various optimizers for single-stage production", 1956); long tasks may starve.
 */
final class SjfPolicy implements SchedulingPolicy {
    @Override
    public String name() {
        return "sjf";
    }

    @Override
    public double rank(ReadyTask task, double agingRate, RandomGenerator random) {
        return task.expectedSeconds();
    }

    @Override
    public String words(ReadyTask task, double agingRate, Instant now) {
        return "shortest first: " + task.expectedSeconds() + " s are expected";
    }
}
