package io.podium.worker;

import java.time.Duration;

/** Thrown by a handler: the task goes back, to be gone on with later, and no attempt of it is used up. */
public final class GivenBackException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Duration LEAST = Duration.ofMillis(1);

    private final Duration remaining;

    GivenBackException(Duration remaining) {
        super("given back with " + remaining + " to go");
        this.remaining = remaining.compareTo(LEAST) < 0 ? LEAST : remaining;
    }

    Duration remaining() {
        return remaining;
    }
}
