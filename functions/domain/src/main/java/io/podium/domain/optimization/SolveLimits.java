package io.podium.domain.optimization;

import java.time.Duration;

/**
 * What one solve may use.
 *
 * @param maxIterations simplex iterations, positive
 * @param maxTime time, positive
 * @param maxMemoryBytes memory of the engine's working arrays, as estimated before it starts, positive
 */
public record SolveLimits(int maxIterations, Duration maxTime, long maxMemoryBytes) {

    /** Enough for the programs that a dense simplex is good at: 50,000 iterations, 20 s, 256 MiB. */
    public static final SolveLimits SMALL = new SolveLimits(50_000, Duration.ofSeconds(20), 256L << 20);

    public SolveLimits {
        if (maxIterations < 1 || maxTime.isNegative() || maxTime.isZero() || maxMemoryBytes < 1) {
            throw new IllegalArgumentException("limits of a solve are positive: " + maxIterations + " iterations, "
                    + maxTime + ", " + maxMemoryBytes + " bytes");
        }
    }

    /** Returns the same limits but for the time. */
    SolveLimits within(Duration time) {
        return new SolveLimits(maxIterations, time, maxMemoryBytes);
    }

    /** Returns limits of which none is above that of others. */
    public SolveLimits capped(SolveLimits most) {
        return new SolveLimits(
                Math.min(maxIterations, most.maxIterations),
                maxTime.compareTo(most.maxTime) < 0 ? maxTime : most.maxTime,
                Math.min(maxMemoryBytes, most.maxMemoryBytes));
    }
}
