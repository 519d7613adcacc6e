package io.podium.domain.task;

import org.jspecify.annotations.Nullable;

/**
 * What a task belongs to.
 *
 * @param array its place in an array, or null
 * @param gang its place in a gang, or null
 */
public record Membership(
        @Nullable ArrayPlace array, @Nullable GangPlace gang) {

    /** Of a task that stands alone. */
    public static final Membership NONE = new Membership(null, null);

    /** Returns the membership with this place in a gang. */
    public Membership in(GangPlace place) {
        return new Membership(array, place);
    }
}
