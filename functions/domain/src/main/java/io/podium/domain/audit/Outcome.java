package io.podium.domain.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a change.
 *
 * @param at when that was known
 * @param status the HTTP status that the caller got
 * @param after what was changed, as it was afterwards; null where it is gone or nothing could be read
 */
public record Outcome(Instant at, int status, @Nullable Excerpt after) {
    public Outcome {
        Objects.requireNonNull(at);
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("a change ends with a status from 200 to 599, not " + status);
        }
    }
}
