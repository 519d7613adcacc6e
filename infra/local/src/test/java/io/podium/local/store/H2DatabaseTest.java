package io.podium.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2DatabaseTest {
    private static final Item ITEM =
            new Item(new ItemKey("p", "s"), 1, Map.of("a", 1L), new IndexEntry("i", "s", Map.of("b", true)));

    @TempDir
    private Path directory;

    @Test
    void aDatabaseThatIsOpenedAgainHasItsItemsIndexAndCounters() {
        try (H2Database database = H2Database.open(directory)) {
            database.store("tasks").write(new Write.Put(ITEM));
            database.store("tasks").add(new ItemKey("p", "c"), Map.of("n", 1.5));
        }

        try (H2Database database = H2Database.open(directory)) {
            ItemStore store = database.store("tasks");
            store.add(new ItemKey("p", "c"), Map.of("n", 1.0));
            assertThat(store.get(ITEM.key())).contains(ITEM);
            assertThat(store.queryIndex("i", Range.first(2)).items()).hasSize(1);
            assertThat(store.get(new ItemKey("p", "c")).orElseThrow().document())
                    .isEqualTo(Map.of("n", 2.5));
        }
    }

    @Test
    void createsTheDirectory() {
        try (H2Database database = H2Database.open(directory.resolve("deep/er"))) {
            database.store("tasks");
        }
        assertThat(directory.resolve("deep/er/podium.mv.db")).isRegularFile();
    }

    @Test
    void storesOfOneDatabaseAreApart() {
        try (H2Database database = H2Database.inMemory()) {
            database.store("tasks").write(new Write.Put(ITEM));

            assertThat(database.store("Tasks").get(ITEM.key())).isEmpty();
            assertThat(database.store("podium-tasks_1.x").get(ITEM.key())).isEmpty();
            assertThat(database.store("tasks").get(ITEM.key())).contains(ITEM);
        }
    }

    @Test
    void databasesInMemoryAreApart() {
        try (H2Database one = H2Database.inMemory();
                H2Database other = H2Database.inMemory()) {
            one.store("tasks").write(new Write.Put(ITEM));
            assertThat(other.store("tasks").get(ITEM.key())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a\"b", "a b", "a;b", "täsk"})
    void refusesNamesThatAreNoTableNames(String name) {
        try (H2Database database = H2Database.inMemory()) {
            assertThatThrownBy(() -> database.store(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("table name");
        }
    }

    @Test
    void refusesADirectoryThatIsAFile() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> H2Database.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void aClosedDatabaseIsUnavailable() {
        H2Database database = H2Database.open(directory);
        ItemStore store = database.store("tasks");
        database.close();

        assertThatThrownBy(() -> store.get(ITEM.key())).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.write(new Write.Put(ITEM))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void anInterruptedThreadReadsAndWritesAndStaysInterrupted() {
        try (H2Database database = H2Database.open(directory)) {
            ItemStore store = database.store("tasks");
            Thread.currentThread().interrupt();

            assertThat(store.write(new Write.Put(ITEM))).isEqualTo(new WriteOutcome.Done());
            assertThat(store.get(ITEM.key())).contains(ITEM);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.get(ITEM.key())).contains(ITEM);
        }
    }

    @Test
    void aFileWhoseItemsWereRewrittenIsSmallAfterClosing() throws Exception {
        try (H2Database database = H2Database.open(directory)) {
            ItemStore store = database.store("tasks");
            for (int version = 1; version <= 300; version++) {
                store.write(new Write.Put(new Item(ITEM.key(), version, Map.of("x", "x".repeat(1_000)), ITEM.index())));
            }
        }
        assertThat(Files.size(directory.resolve("podium.mv.db"))).isLessThan(200_000);
    }
}
