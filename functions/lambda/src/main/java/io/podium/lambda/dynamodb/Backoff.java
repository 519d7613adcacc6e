package io.podium.lambda.dynamodb;

import io.podium.domain.store.StoreUnavailableException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the parts of a batch that were throttled are tried again: a uniformly random part of 25 ms,
 * doubled with each attempt, at most 1 s; five attempts. The SDK repeats throttled calls itself, but not throttled
 * members of a batch.
 *
 * <p>Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 ("full jitter").
 *
 * @param random where the jitter comes from
 * @param sleeper what waits
 */
public record Backoff(RandomGenerator random, Sleeper sleeper) {
    /** Waits. */
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    static final int ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /**
     * Waits after an attempt that got nowhere.
     *
     * @param attempt counts attempts in a row that got nowhere, from 1
     * @param problem what stood in the way, or null where the service gave no exception
     * @throws StoreUnavailableException if that was the last attempt, or this thread is interrupted
     */
    void afterAttempt(int attempt, String doing, @Nullable Throwable problem) {
        if (attempt >= ATTEMPTS) {
            throw new StoreUnavailableException(
                    "DynamoDB throttled " + doing + " " + attempt + " times in a row", problem);
        }
        long most = Math.min(LONGEST.toNanos(), FIRST.toNanos() << (attempt - 1));
        try {
            sleeper.sleep(Duration.ofNanos(random.nextLong(most + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while " + doing + " waited to be tried again", e);
        }
    }
}
