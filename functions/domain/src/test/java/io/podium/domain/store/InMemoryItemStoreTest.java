package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryItemStoreTest extends ItemStoreContract {
    private final InMemoryItemStore store = new InMemoryItemStore();

    @Override
    public ItemStore store() {
        return store;
    }

    @Test
    void refusesToWriteACounterItem() {
        store.add(key("c"), Map.of("a", 1.0));

        assertThatThrownBy(() -> store.write(new Write.Put(item("c", 2, "x"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only add may change");
    }

    @Test
    void keepsIndexEntriesWhoseSortKeysAreEqual() {
        put(indexed("b", 1, "#i", "same"), indexed("a", 1, "#i", "same"));

        List<IndexHit> hits =
                store.queryIndex(partition() + "#i", Range.first(10)).items();

        assertThat(hits).extracting(hit -> hit.key().sort()).containsExactly("a", "b");
    }
}
