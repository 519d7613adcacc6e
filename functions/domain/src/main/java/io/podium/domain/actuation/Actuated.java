package io.podium.domain.actuation;

import io.podium.domain.service.ActuatorSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an actuator was last told, and what came of it.
 *
 * @param spec the actuator
 * @param wanted what it was told
 * @param at when
 * @param failure why it did not do it, in words; null where it did
 * @param version counts the writes of this record from 1
 */
public record Actuated(
        ActuatorSpec spec,
        Wanted wanted,
        Instant at,
        @Nullable String failure,
        long version) {

    /** What was done is done again after this long, in case somebody else has undone it. */
    public static final Duration VALID = Duration.ofMinutes(10);

    public Actuated {
        Objects.requireNonNull(spec);
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(at);
    }

    /** Returns whether the actuator is to be told what is wanted now. */
    public boolean calls(Wanted now, Instant instant) {
        boolean isRecent = instant.isBefore(at.plus(VALID));
        // Only recently, because the numbers of plans begin anew once all have been removed for their age.
        boolean isOvertaken = isRecent && now.planVersion() < wanted.planVersion();
        boolean isDone = isRecent && failure == null && wanted.isSameAs(now);
        return !isOvertaken && !isDone;
    }
}
