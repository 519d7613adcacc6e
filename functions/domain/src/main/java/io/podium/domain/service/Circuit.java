package io.podium.domain.service;

import io.podium.domain.task.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of a service (Nygard, "Release It!", 2007). Closed, it counts failures in a row. When there are too
 * many it opens, and the service gets nothing new. When the pause is over it is half open: one task goes through to probe
 * the service, and its end alone decides. Success closes the circuit; failure opens it again for twice as long.
 *
 * <p>Whether it is open or half open depends on the time alone, so nobody has to write anything for it to half-open.
 *
 * @param failures in a row, up to the latest
 * @param openings how often it has opened since it was last closed
 * @param until when it half-opens, or null while it is closed
 * @param probe the lease of the task that probes the service, or null
 */
public record Circuit(
        int failures,
        int openings,
        @Nullable Instant until,
        @Nullable Token probe) {

    /** The longest pause, unless a service asks for a longer one from the first. */
    public static final Duration MAX_PAUSE = Duration.ofMinutes(10);

    /** Whoever can probe a service will have done so in this time. */
    public static final Duration UNPROBED = Duration.ofMinutes(1);

    /** No failure since the last success. */
    public static final Circuit CLOSED = new Circuit(0, 0, null, null);

    /** Pauses after the first vary by this part, so that circuits that opened together do not probe together for ever. */
    private static final double JITTER = 0.25;

    private static final int MAX_DOUBLINGS = 20;

    public Circuit {
        boolean isClosed = until == null;
        if (failures < 0 || isClosed != (openings == 0) || (isClosed && probe != null)) {
            throw new IllegalArgumentException("a circuit that has " + openings + " openings and " + failures
                    + " failures is not open until " + until + " with the probe " + probe);
        }
    }

    /** How a circuit stands at one instant. */
    public enum State {
        /** Tasks go through. */
        CLOSED,
        /** No task goes through. */
        OPEN,
        /** One task at a time goes through. */
        HALF_OPEN
    }

    /** Returns how the circuit stands. */
    public State state(Instant now) {
        if (until == null) {
            return State.CLOSED;
        }
        return now.isBefore(until) ? State.OPEN : State.HALF_OPEN;
    }

    /** Returns whether another task may go through. */
    public boolean admits(Instant now) {
        return state(now) == State.CLOSED || (state(now) == State.HALF_OPEN && probe == null);
    }

    /**
     * A task goes through. It is the probe if the circuit is half open.
     *
     * @throws IllegalStateException if the circuit does not admit it
     */
    public Circuit entered(Token token, Instant now) {
        if (!admits(now)) {
            throw new IllegalStateException("the circuit admits nothing at " + now + ": " + this);
        }
        return until == null ? this : new Circuit(failures, openings, until, Objects.requireNonNull(token));
    }

    /** Returns whether the circuit is half open, and nothing probes the service since {@link #UNPROBED}. */
    public boolean isUnprobed(Instant now) {
        return until != null && probe == null && !now.isBefore(until.plus(UNPROBED));
    }

    /** The service is trusted without a probe; the next failure opens the circuit again. */
    public Circuit trusted(CircuitRules rules) {
        return rules.failures() == 1 ? CLOSED : new Circuit(rules.failures() - 1, 0, null, null);
    }

    /**
     * A lease has ended. Once the circuit has opened only the probe's end counts, because what began before says nothing
     * about how the service stands now.
     *
     * @param token the lease
     * @param verdict what its end says
     * @param now when
     * @param rules the service's rules
     * @param random draws the jitter
     */
    public Circuit ended(Token token, Verdict verdict, Instant now, CircuitRules rules, RandomGenerator random) {
        if (until != null && !token.equals(probe)) {
            return this;
        }
        return switch (verdict) {
            case SUCCEEDED -> CLOSED;
            case FAILED -> failed(now, rules, random);
            case UNTOLD -> released(token);
        };
    }

    /** A lease is gone; if it was the probe's, another task may probe. */
    public Circuit released(Token token) {
        return token.equals(probe) ? new Circuit(failures, openings, until, null) : this;
    }

    private Circuit failed(Instant now, CircuitRules rules, RandomGenerator random) {
        int counted = failures == Integer.MAX_VALUE ? failures : failures + 1;
        if (until == null && counted < rules.failures()) {
            return new Circuit(counted, 0, null, null);
        }
        return new Circuit(counted, openings + 1, now.plus(pause(openings, rules.pause(), random)), null);
    }

    private static Duration pause(int openings, Duration first, RandomGenerator random) {
        Duration most = first.compareTo(MAX_PAUSE) > 0 ? first : MAX_PAUSE;
        Duration doubled = first.multipliedBy(1L << Math.min(MAX_DOUBLINGS, openings));
        Duration pause = doubled.compareTo(most) > 0 ? most : doubled;
        double part = openings == 0 ? 1 : 1 - JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(pause.toMillis() * part));
    }
}
