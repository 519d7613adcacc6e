package io.podium.local.store;

import io.podium.domain.store.ItemStore;
import io.podium.domain.store.ItemStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class DurableH2ItemStoreTest extends ItemStoreContract {
    private static H2Database database;

    @BeforeAll
    static void open(@TempDir Path directory) {
        database = H2Database.open(directory);
    }

    @Override
    public ItemStore store() {
        return database.store("items");
    }

    @AfterAll
    static void close() {
        database.close();
    }
}
