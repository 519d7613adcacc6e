package io.podium.domain.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param finishedAt when
 * @param result JSON text that the worker returned, or null
 * @param error why it did not succeed, or null
 */
public record Outcome(
        Instant finishedAt,
        @Nullable String result,
        @Nullable String error) {
    public Outcome {
        Objects.requireNonNull(finishedAt);
    }

    double secondsSince(Instant start) {
        return Duration.between(start, finishedAt).toMillis() / 1000.0;
    }
}
