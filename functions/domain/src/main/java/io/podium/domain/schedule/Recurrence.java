package io.podium.domain.schedule;

import java.time.Instant;
import java.util.Optional;

/** When something comes again. Its resolution is one minute. */
@FunctionalInterface
public interface Recurrence {

    /** Returns the first time behind an instant, or empty if it never comes again. */
    Optional<Instant> next(Instant after);
}
