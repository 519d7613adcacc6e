package io.podium.local.store;

import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.ItemStoreContract;

class OneByOneStoreTest extends ItemStoreContract {
    private final ItemStore store = new OneByOneStore(new InMemoryItemStore());

    @Override
    public ItemStore store() {
        return store;
    }
}
