package io.podium.local.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives a replay up when nothing has happened for longer than the longest task can take with all that may delay it: a
 * lease that runs out, a pause before the next attempt, and the sweeper's turn.
 */
final class Stall {
    private static final Duration VIRTUAL_LIMIT = Duration.ofMinutes(20);
    private static final Duration REAL_LIMIT = Duration.ofSeconds(60);

    private final Clock clock;
    private final Duration limit;
    private long last = -1;
    private Instant changed;
    private long changedNanos;

    /** @param longest the longest task in seconds */
    Stall(Clock clock, double longest) {
        this.clock = clock;
        this.limit = VIRTUAL_LIMIT.plusMillis((long) (longest * 1_000));
        this.changed = clock.instant();
        this.changedNanos = System.nanoTime();
    }

    /** Returns whether it is time to give up, given a number that changes whenever something happens. */
    boolean isOver(long count) {
        if (count != last) {
            last = count;
            changed = clock.instant();
            changedNanos = System.nanoTime();
        }
        return Duration.between(changed, clock.instant()).compareTo(limit) > 0
                && System.nanoTime() - changedNanos > REAL_LIMIT.toNanos();
    }
}
