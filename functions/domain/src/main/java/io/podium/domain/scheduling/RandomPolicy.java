package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Every order of the waiting tasks is as likely as any other. */
final class RandomPolicy implements SchedulingPolicy {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public double rank(ReadyTask task, double agingRate, RandomGenerator random) {
        return random.nextDouble();
    }

    @Override
    public String words(ReadyTask task, double agingRate, Instant now) {
        return "in an order drawn at random: " + task.rank().value() + " of 1";
    }
}
