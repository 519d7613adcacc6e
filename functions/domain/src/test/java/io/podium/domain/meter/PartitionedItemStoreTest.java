package io.podium.domain.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.meter.PartitionLoad.Load;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionedItemStoreTest {
    private static final ItemKey KEY = new ItemKey("a", "1");

    private final PartitionLoad load = new PartitionLoad(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final ItemStore store = new PartitionedItemStore(new InMemoryItemStore(), "T", load);

    @Test
    void writesAndReadsCountForTheKeyAndForThatOfItsIndexEntry() {
        store.write(new Write.Put(item(1, "waiting")));
        store.write(new Write.Put(item(2, "done")));
        store.get(KEY);
        store.queryIndex("done", Range.first(10));

        assertThat(writes("T a")).isEqualTo(2);
        assertThat(writes("T index waiting")).isEqualTo(2);
        assertThat(writes("T index done")).isEqualTo(1);
        assertThat(find("T a").reads()).isEqualTo(1);
        assertThat(find("T index done").reads()).isEqualTo(0.5);
    }

    @Test
    void aRefusedWriteCountsAndOneOfSeveralTogetherCountsTwice() {
        store.write(new Write.Put(item(1, null)));
        store.write(new Write.Put(item(1, null)));
        store.writeTogether(List.of(new Write.Put(item(2, null))));
        store.add(new ItemKey("counter", "1"), Map.of("n", 1.0));

        assertThat(writes("T a")).isEqualTo(4);
        assertThat(writes("T counter")).isEqualTo(1);
    }

    @Test
    void whatIsBeyondASecondOfAKeyIsToldAndTheBusiestKeyComesFirst() {
        for (int i = 0; i < PartitionLoad.WRITES + 5; i++) {
            store.add(KEY, Map.of("n", 1.0));
        }
        store.add(new ItemKey("b", "1"), Map.of("n", 1.0));

        assertThat(load.tooHot()).isEqualTo(1);
        assertThat(load.hottest(1)).singleElement().satisfies(hottest -> {
            assertThat(hottest.key()).isEqualTo("T a");
            assertThat(hottest.mostWrites()).isEqualTo(PartitionLoad.WRITES + 5);
            assertThat(hottest.beyond()).isEqualTo(5);
        });
        load.clear();
        assertThat(load.hottest(1)).isEmpty();
    }

    private static Item item(long version, @Nullable String status) {
        return new Item(KEY, version, Map.of("x", "y"), status == null ? null : new IndexEntry(status, "1", Map.of()));
    }

    private double writes(String key) {
        return find(key).writes();
    }

    private Load find(String key) {
        return load.hottest(100).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
