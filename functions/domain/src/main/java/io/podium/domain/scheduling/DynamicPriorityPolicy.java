package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Dynamic priority with aging: the largest priority + agingRate · wait goes first. Because all waiting tasks age at the
 * same rate, the difference of two of them never changes and −(priority − agingRate · submission time) orders
 * them at every instant (Kleinrock, "A delay dependent queue discipline", 1964, for equal slopes).
 */
final class DynamicPriorityPolicy implements SchedulingPolicy {
    @Override
    public String name() {
        return "dps";
    }

    @Override
    public double rank(ReadyTask task, double agingRate, RandomGenerator random) {
        return agingRate * EpochSeconds.of(task.submittedAt()) - task.priority();
    }

    @Override
    public String words(ReadyTask task, double agingRate, Instant now) {
        double waited = Math.max(0, EpochSeconds.of(now) - EpochSeconds.of(task.submittedAt()));
        return "largest priority first: " + task.priority() + ", plus " + agingRate + " a second for " + waited
                + " s of waiting, is " + (task.priority() + agingRate * waited);
    }
}
