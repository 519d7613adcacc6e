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
 * @param last who had it at its end, or null if nobody had
 */
public record Outcome(
        Instant finishedAt,
        @Nullable String result,
        @Nullable String error,
        @Nullable LastRun last) {
    public Outcome {
        Objects.requireNonNull(finishedAt);
    }

    Outcome(Instant finishedAt, @Nullable String result, @Nullable String error) {
        this(finishedAt, result, error, null);
    }

    Outcome of(@Nullable Lease lease) {
        return lease == null || !lease.delivered() ? this : new Outcome(finishedAt, result, error, LastRun.of(lease));
    }

    double secondsSince(Instant start) {
        return Duration.between(start, finishedAt).toMillis() / 1000.0;
    }
}
