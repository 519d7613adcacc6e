package io.podium.domain.store;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stored item: a document under a key, with the version that conditional writes compare and, while it
 * is wanted there, an entry in the table's sparse index.
 *
 * @param key where the item lives
 * @param version counts the writes of this item from 1
 * @param document plain values only, see {@link PlainTree}; copied, with Longs for Integers
 * @param index the entry in the sparse index, or null while the item is not in it
 */
public record Item(
        ItemKey key,
        long version,
        Map<String, Object> document,
        @Nullable IndexEntry index) {
    public Item {
        Objects.requireNonNull(key);
        document = PlainTree.copyOf(document);
        if (version < 1) {
            throw new IllegalArgumentException("an item's version counts from 1, not " + version);
        }
    }
}
