package io.podium.domain.task;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The submission that a task came with.
 *
 * @param contentHash tells whether a repeated submission under this id is the same
 * @param correlation what it is found by in logs, or null where the submission named none and came by no request
 */
public record Origin(String contentHash, @Nullable Correlation correlation) {
    public Origin {
        Objects.requireNonNull(contentHash);
    }
}
