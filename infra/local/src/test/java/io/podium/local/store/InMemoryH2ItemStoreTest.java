package io.podium.local.store;

import io.podium.domain.store.ItemStore;
import io.podium.domain.store.ItemStoreContract;
import org.junit.jupiter.api.AfterAll;

class InMemoryH2ItemStoreTest extends ItemStoreContract {
    private static final H2Database DATABASE = H2Database.inMemory();

    @Override
    public ItemStore store() {
        return DATABASE.store("items");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
