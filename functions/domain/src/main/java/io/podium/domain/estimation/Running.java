package io.podium.domain.estimation;

import java.util.Objects;

/**
 * A task that has a slot.
 *
 * @param duration what is thought of its whole duration
 * @param ranSeconds how long it has run, at least 0
 */
public record Running(Belief duration, double ranSeconds) {
    public Running {
        Objects.requireNonNull(duration);
        if (!(ranSeconds >= 0)) {
            throw new IllegalArgumentException("a task has run for at least 0 s, not " + ranSeconds);
        }
    }

    /** Returns the seconds that are expected to be left, 0 for a task that is overdue. */
    public double leftSeconds() {
        return Math.max(0, duration.mean() - ranSeconds);
    }
}
