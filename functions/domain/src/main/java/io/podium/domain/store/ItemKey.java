package io.podium.domain.store;

import java.util.Objects;

/**
 * Names one item of a table. Items of one partition are kept together and ordered by {@code sort}.
 *
 * @param partition the partition key, not empty
 * @param sort the sort key within the partition, not empty
 */
public record ItemKey(String partition, String sort) {
    public ItemKey {
        if (Objects.requireNonNull(partition).isEmpty()
                || Objects.requireNonNull(sort).isEmpty()) {
            throw new IllegalArgumentException(
                    "an item key has two parts that are not empty: " + partition + " / " + sort);
        }
    }
}
