package io.podium.domain.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query.
 *
 * @param items what was found, in order of the sort key
 * @param next the sort key to continue after, or null if there is no more; a full page always has one, so that the
 *     page behind it may be empty
 * @param <T> {@link Item} for a table, {@link IndexHit} for an index
 */
public record ItemPage<T>(List<T> items, @Nullable String next) {
    public ItemPage {
        items = List.copyOf(items);
    }
}
