package io.podium.local.statemachine;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a Retry. The wait before the n-th retry is {@code interval * backoffRate^(n-1)}, at most
 * {@code maxDelay}; full jitter draws it uniformly between nothing and that.
 *
 * @param interval wait before the first retry
 * @param maxAttempts retries, not counting the first try; 0 for none
 * @param backoffRate at least 1
 * @param maxDelay null for no cap
 */
record Retrier(
        ErrorNames errors,
        Duration interval,
        int maxAttempts,
        double backoffRate,
        @Nullable Duration maxDelay,
        boolean fullJitter) {

    /**
     * The wait before a retry.
     *
     * @param attempt number of the retry, from 1
     * @param uniform draws from [0, 1)
     */
    Duration delay(int attempt, DoubleSupplier uniform) {
        double seconds = interval.toMillis() / 1000.0 * Math.pow(backoffRate, attempt - 1.0);
        if (maxDelay != null) {
            seconds = Math.min(seconds, maxDelay.toMillis() / 1000.0);
        }
        return Duration.ofMillis(Math.round(1000 * (fullJitter ? uniform.getAsDouble() * seconds : seconds)));
    }
}
