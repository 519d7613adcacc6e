package io.podium.domain.optimization;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is left of the time for a solve that takes several attempts, so that all of them together keep to the limit. */
public final class TimeLeft {

    private final LongSupplier nanoTime;
    private final SolveLimits limits;
    private final long begin;

    /**
     * Begins to count.
     *
     * @param nanoTime a clock that only goes forwards, in nanoseconds
     * @param limits what all attempts together may use
     */
    public TimeLeft(LongSupplier nanoTime, SolveLimits limits) {
        this.nanoTime = nanoTime;
        this.limits = limits;
        this.begin = nanoTime.getAsLong();
    }

    /** Returns the limits for the next attempt, or nothing where the time is up. */
    public Optional<SolveLimits> forNext() {
        Duration left = limits.maxTime().minusNanos(nanoTime.getAsLong() - begin);
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(limits.within(left));
    }
}
