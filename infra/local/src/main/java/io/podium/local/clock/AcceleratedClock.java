package io.podium.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A clock that begins at an instant and runs a number of times as fast as real time. It is driven by the system's
 * monotonic clock, so that it never goes back.
 */
public final class AcceleratedClock extends Clock {
    /** The fastest that a clock can run. */
    public static final double MAX_SPEED = 100_000;

    private final Instant base;
    private final double speed;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private final ZoneId zone;

    /**
     * Starts a clock.
     *
     * @param base what it shows now
     * @param speed virtual seconds in a real second, above 0 and at most {@link #MAX_SPEED}; 1 is real time
     */
    public AcceleratedClock(Instant base, double speed) {
        this(base, speed, System::nanoTime);
    }

    /** Starts a clock that is driven by this source of monotonic nanoseconds. */
    public AcceleratedClock(Instant base, double speed, LongSupplier nanoTime) {
        this(base, speed, nanoTime, nanoTime.getAsLong(), ZoneOffset.UTC);
    }

    private AcceleratedClock(Instant base, double speed, LongSupplier nanoTime, long startedAt, ZoneId zone) {
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException(
                    "a clock's speed is above 0 and at most " + MAX_SPEED + ", not " + speed);
        }
        this.base = Objects.requireNonNull(base);
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.startedAt = startedAt;
        this.zone = zone;
    }

    /**
     * Checks a speed.
     *
     * @throws IllegalArgumentException if no clock can have it
     */
    public static void requireSpeed(double speed) {
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException(
                    "a clock's speed is above 0 and at most " + MAX_SPEED + ", not " + speed);
        }
    }

    /** Returns how many virtual seconds pass in a real one. */
    public double speed() {
        return speed;
    }

    /** Returns the real time that a virtual duration takes, at least a nanosecond for one that is positive. */
    public Duration real(Duration virtual) {
        if (virtual.isZero() || virtual.isNegative()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(1, (long) Math.ceil(seconds(virtual) * 1e9 / speed)));
    }

    /** Returns the virtual time since the clock was started. */
    public Duration elapsed() {
        long nanos = nanoTime.getAsLong() - startedAt;
        return speed == 1 ? Duration.ofNanos(nanos) : Duration.ofNanos((long) (nanos * speed));
    }

    @Override
    public Instant instant() {
        return base.plus(elapsed());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new AcceleratedClock(base, speed, nanoTime, startedAt, other);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
