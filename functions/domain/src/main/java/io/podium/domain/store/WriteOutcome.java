package io.podium.domain.store;

import org.jspecify.annotations.Nullable;

/** What became of one {@link Write}. */
public sealed interface WriteOutcome {

    /** The write took effect. */
    record Done() implements WriteOutcome {}

    /**
     * The condition did not hold and nothing was written.
     *
     * @param current the item as stored when the condition was judged, or null where there is none
     */
    record Conflict(@Nullable Item current) implements WriteOutcome {}
}
