package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Earliest deadline first (Jackson, "Scheduling a production line to minimize maximum tardiness", 1955). Tasks without
 * a deadline come after those with one.
 */
final class EarliestDeadlinePolicy implements SchedulingPolicy {
    /** Later than any deadline, and small enough that a second still makes a difference. */
    private static final double NO_DEADLINE = 1e12;

    @Override
    public String name() {
        return "edf";
    }

    @Override
    public double rank(ReadyTask task, double agingRate, RandomGenerator random) {
        Instant deadline = task.deadline();
        return deadline == null ? NO_DEADLINE : Math.min(NO_DEADLINE, EpochSeconds.of(deadline));
    }

    @Override
    public String words(ReadyTask task, double agingRate, Instant now) {
        return task.deadline() == null
                ? "earliest deadline first: none, so behind all that have one"
                : "earliest deadline first: due at " + task.deadline();
    }
}
