package io.podium.domain.store;

/**
 * An item found through the sparse index. The index may lag the table: a hit is a hint, and whoever acts on it
 * writes on condition of {@code version}.
 *
 * @param key the item's key
 * @param version the item's version when it entered the index
 * @param entry the entry as the index holds it
 */
public record IndexHit(ItemKey key, long version, IndexEntry entry) {}
