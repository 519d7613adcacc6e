package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** First in, first out: by time of submission. */
final class FifoPolicy implements SchedulingPolicy {
    @Override
    public String name() {
        return "fifo";
    }

    @Override
    public double rank(ReadyTask task, double agingRate, RandomGenerator random) {
        return EpochSeconds.of(task.submittedAt());
    }

    @Override
    public String words(ReadyTask task, double agingRate, Instant now) {
        return "first come, first served: submitted at " + task.submittedAt();
    }
}
