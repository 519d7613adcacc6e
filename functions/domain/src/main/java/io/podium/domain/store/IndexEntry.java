package io.podium.domain.store;

import java.util.Map;
import java.util.Objects;

/**
 * An item's place in the sparse index of its table, with the few values that the index carries so that
 * a reader of the index need not fetch the item.
 *
 * @param partition the index partition, not empty
 * @param sort the order within the index partition, not empty; unique per item by construction
 * @param brief plain values, as in {@link Item#document()}
 */
public record IndexEntry(String partition, String sort, Map<String, Object> brief) {
    public IndexEntry {
        if (Objects.requireNonNull(partition).isEmpty()
                || Objects.requireNonNull(sort).isEmpty()) {
            throw new IllegalArgumentException(
                    "an index entry has two keys that are not empty: " + partition + " / " + sort);
        }
        brief = PlainTree.copyOf(brief);
    }
}
