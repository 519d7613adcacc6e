package io.podium.domain.schedule;

import java.util.Objects;

/**
 * What happens when a schedule cannot simply come at its time.
 *
 * @param overlap when its last task has not ended
 * @param catchUp when its time has passed
 */
public record Rules(Overlap overlap, CatchUp catchUp) {

    /** Submit all the same; make up for the latest time. */
    public static final Rules DEFAULT = new Rules(Overlap.ALLOW, CatchUp.LATEST);

    public Rules {
        Objects.requireNonNull(overlap);
        Objects.requireNonNull(catchUp);
    }
}
