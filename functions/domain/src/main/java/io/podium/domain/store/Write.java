package io.podium.domain.store;

/** A conditional write of one item. */
public sealed interface Write {

    /** Returns the key of the item that is written. */
    ItemKey key();

    /**
     * Stores {@code item}, whole, if the stored version is the one before it: {@code item.version() - 1}.
     * An item of version 1 is stored only where none exists. A put that finds exactly this item stored has been
     * done before and counts as done; writers who compete for an item must therefore write something of their own
     * into it.
     *
     * @param item the item with its new version
     */
    record Put(Item item) implements Write {
        @Override
        public ItemKey key() {
            return item.key();
        }
    }

    /**
     * Removes the item if its stored version is {@code version}. Where nothing is stored the delete has been
     * done before and counts as done.
     *
     * @param key the item's key
     * @param version the version that must be stored
     */
    record Delete(ItemKey key, long version) implements Write {}
}
