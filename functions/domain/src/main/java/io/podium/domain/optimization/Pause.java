package io.podium.domain.optimization;

import java.time.Instant;

/**
 * That the optimizer may measure and plan, and change nothing.
 *
 * @param since since when
 * @param reason why, in the words of whoever paused it; may be empty
 */
public record Pause(Instant since, String reason) {

    /** The longest reason, in characters. */
    public static final int MAX_REASON = 256;

    public Pause {
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "the reason of a pause has at most " + MAX_REASON + " characters: " + reason.length());
        }
    }
}
