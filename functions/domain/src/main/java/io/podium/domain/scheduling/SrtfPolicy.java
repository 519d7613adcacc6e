package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Shortest remaining time first, taking the place of a running task that is longer. On one processor, with durations
 * known, no policy gives a smaller mean response time (Schrage, "A proof of the optimality of the shortest remaining
 * processing time discipline", 1968); long tasks may starve.
 */
final class SrtfPolicy implements SchedulingPolicy {
    @Override
    public String name() {
        return "srtf";
    }

    @Override
    public double rank(ReadyTask task, double agingRate, RandomGenerator random) {
        return task.expectedSeconds();
    }

    @Override
    public String words(ReadyTask task, double agingRate, Instant now) {
        return "least left first: " + task.expectedSeconds() + " s are thought to be left";
    }

    @Override
    public boolean preempts(double readySeconds, double runningSeconds, double marginSeconds) {
        return readySeconds + marginSeconds < runningSeconds;
    }
}
