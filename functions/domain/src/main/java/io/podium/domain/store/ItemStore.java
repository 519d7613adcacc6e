package io.podium.domain.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table of items: reads by key, queries within one partition, conditional writes. There is no way to
 * read a whole table.
 *
 * <p>Reads by key and table queries are strongly consistent. The sparse index may lag the table. Sort keys compare
 * as UTF-8 bytes.
 *
 * <p>Every operation throws {@link StoreUnavailableException} where the store cannot answer (throttled, timed out, not
 * reachable); the caller may try again. After such a failure of {@link #write} any part of the writes may have taken
 * effect, and because every write is conditional, writing them again is safe.
 */
public interface ItemStore {

    /** Returns the item of this key. */
    Optional<Item> get(ItemKey key);

    /** Returns the items that exist among these keys, by key; any number of keys, without duplicates. */
    Map<ItemKey, Item> getAll(Collection<ItemKey> keys);

    /** Returns a page of the items of one partition. */
    ItemPage<Item> query(String partition, Range range);

    /** Returns a page of one partition of the sparse index. */
    ItemPage<IndexHit> queryIndex(String partition, Range range);

    /**
     * Writes each item on its own condition, not as one transaction: some may succeed while others do not.
     *
     * @param writes any number; no two for one key
     * @return the outcomes, in the order of the writes
     */
    List<WriteOutcome> write(List<? extends Write> writes);

    /**
     * Stores a new item, by a call that can do nothing but that: whoever is permitted no other write can neither replace
     * nor remove what is there. It costs as much as a write.
     *
     * @param item of version 1
     */
    default WriteOutcome append(Item item) {
        return write(new Write.Put(Writes.requireNew(item)));
    }

    /**
     * Writes several items as one transaction: either all of the writes take effect or none does. It costs twice as much
     * as {@link #write}, so it is for what must never be seen half done.
     *
     * @param writes 1 to {@link Writes#MAX_TOGETHER}; no two for one key
     * @return whether they took effect, now or when the same was written before; if not, a condition did not hold
     */
    boolean writeTogether(List<? extends Write> writes);

    /**
     * Adds amounts to the numbers of counter items, which begin with zeros where there are none. Counter items are
     * read by {@link #get} and {@link #query} with the numbers as Doubles in their document; they are never written
     * by {@link #write}. An addition is not repeated by the store, but a caller who repeats it counts twice. After a
     * failure any part of the additions may have taken effect.
     *
     * @param additions any number; no two for one key. Several cost twice as much as one by one, in fewer calls
     */
    void addAll(List<Addition> additions);

    /** Adds to one counter item, which is kept; see {@link #addAll}. */
    default void add(ItemKey key, Map<String, Double> amounts) {
        addAll(List.of(new Addition(key, new CounterAmounts(amounts), null)));
    }

    /** Writes one item; see {@link #write}. */
    default WriteOutcome write(Write write) {
        return write(List.of(write)).get(0);
    }
}
