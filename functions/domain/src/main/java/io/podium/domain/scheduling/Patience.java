package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * For how long a task that needs more room than comes free at a time is passed by.
 *
 * @param limit how long after its submission room is held back for it
 * @param now the instant that is judged by
 */
public record Patience(Duration limit, Instant now) {
    /** No room begins to be held back, and what is held back already stays so. */
    public static final Patience ENDLESS = new Patience(Duration.ZERO, Instant.MIN);

    public Patience {
        Objects.requireNonNull(limit);
        Objects.requireNonNull(now);
    }

    /** Returns whether nobody is ever passed by for long enough. */
    public boolean isEndless() {
        return now.equals(Instant.MIN);
    }

    /** Returns whether a task has been passed by for long enough. */
    public boolean isOver(ReadyTask task) {
        return !isEndless() && !task.submittedAt().plus(limit).isAfter(now);
    }
}
