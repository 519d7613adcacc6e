package io.podium.domain.usecase;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a task pauses before it is tried again: exponential with full jitter (Brooker, "Exponential backoff and jitter",
 * AWS Architecture Blog, 2015), so that tasks that failed together do not come back together.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(5);

    private Backoff() {}

    /**
     * Draws a pause.
     *
     * @param attempts how often the task was tried, at least 1
     */
    static Duration draw(int attempts, RandomGenerator random) {
        long doubled = FIRST.toMillis() << Math.min(20, Math.max(0, attempts - 1));
        return Duration.ofMillis(1 + random.nextLong(Math.min(MOST.toMillis(), doubled)));
    }
}
