package io.podium.domain.task;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task's place in a gang, and what the gang is ranked by, which is the same for all of its members: the longest
 * expectation, the highest priority and the earliest deadline among them.
 *
 * @param gang the gang's id
 * @param size how many tasks the gang has
 * @param leads whether this is the member that stands in a ready queue for all of them
 * @param priority the highest among the members
 * @param expectedSeconds the longest among the members
 * @param deadline the earliest among the members, or null if there is none
 */
public record GangPlace(
        String gang,
        int size,
        boolean leads,
        double priority,
        double expectedSeconds,
        @Nullable Instant deadline) {
    public GangPlace {
        Objects.requireNonNull(gang);
    }
}
