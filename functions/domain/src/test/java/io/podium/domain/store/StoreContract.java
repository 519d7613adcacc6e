package io.podium.domain.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the parts of {@link ItemStoreContract} share. */
interface StoreContract {

    /** The store under test; it may hold items of other tests. */
    ItemStore store();

    /** A partition that only this test uses, the same during the test. */
    String partition();

    default ItemKey key(String sort) {
        return new ItemKey(partition(), sort);
    }

    default Item item(String sort, long version, Object value) {
        return new Item(key(sort), version, Map.of("value", value), null);
    }

    default Item indexed(String sort, long version, String indexPartition, String indexSort) {
        IndexEntry entry = new IndexEntry(partition() + indexPartition, indexSort, Map.of("of", sort));
        return new Item(key(sort), version, Map.of("value", sort), entry);
    }

    /** Writes items that must not be in conflict. */
    default void put(Item... items) {
        for (Item item : items) {
            WriteOutcome outcome = store().write(new Write.Put(item));
            if (!outcome.equals(new WriteOutcome.Done())) {
                throw new AssertionError(item + " was refused: " + outcome);
            }
        }
    }

    default WriteOutcome write(Item item) {
        return store().write(new Write.Put(item));
    }

    default WriteOutcome delete(String sort, long version) {
        return store().write(new Write.Delete(key(sort), version));
    }

    static WriteOutcome done() {
        return new WriteOutcome.Done();
    }

    static WriteOutcome conflict(@Nullable Item current) {
        return new WriteOutcome.Conflict(current);
    }
}
