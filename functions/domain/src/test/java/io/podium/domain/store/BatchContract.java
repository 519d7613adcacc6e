package io.podium.domain.store;

import static io.podium.domain.store.StoreContract.conflict;
import static io.podium.domain.store.StoreContract.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many writes and many reads in one call. */
interface BatchContract extends StoreContract {

    @Test
    default void writingNothingHasNoOutcomes() {
        assertThat(store().write(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 24, 25, 26, 50, 99, 100, 101, 250})
    default void createsReplacesAndDeletesAnyNumberOfItems(int count) {
        assertThat(store().write(puts(count, 1))).containsOnly(done()).hasSize(count);
        assertThat(store().write(puts(count, 2))).containsOnly(done()).hasSize(count);
        assertThat(store().getAll(keys(count)).values()).containsExactlyInAnyOrderElementsOf(items(count, 2));
        assertThat(store().write(deletes(count, 2))).containsOnly(done()).hasSize(count);
        assertThat(store().getAll(keys(count))).isEmpty();
    }

    @Test
    default void outcomesAreInTheOrderOfTheWrites() {
        List<Write> writes = new ArrayList<>();
        List<WriteOutcome> expected = new ArrayList<>();
        Map<ItemKey, Item> stored = new LinkedHashMap<>();
        for (int i = 0; i < 130; i++) {
            Item before = item("k%03d".formatted(i), 1, i);
            if (i % 13 < 9) {
                put(before);
            }
            Mixed mixed = mixed(i, before);
            writes.add(mixed.write());
            expected.add(mixed.outcome());
            if (mixed.stored() != null) {
                stored.put(before.key(), mixed.stored());
            }
        }

        assertThat(store().write(writes)).isEqualTo(expected);
        assertThat(store().getAll(keys(130))).isEqualTo(stored);
    }

    /** A write, what must become of it and what must be stored then. */
    record Mixed(
            Write write, WriteOutcome outcome, @Nullable Item stored) {}

    /** Of 13 cases, the first 9 find {@code before} stored. */
    private Mixed mixed(int i, Item before) {
        Item second = new Item(before.key(), 2, Map.of("value", "second"), null);
        Item third = new Item(before.key(), 3, Map.of("value", "third"), null);
        Item first = new Item(before.key(), 1, Map.of("value", "other"), null);
        return switch (i % 13) {
            case 0, 1, 2 -> new Mixed(new Write.Put(second), done(), second);
            case 3 -> new Mixed(new Write.Put(third), conflict(before), before);
            case 4 -> new Mixed(new Write.Put(first), conflict(before), before);
            case 5 -> new Mixed(new Write.Put(before), done(), before);
            case 6, 7 -> new Mixed(new Write.Delete(before.key(), 1), done(), null);
            case 8 -> new Mixed(new Write.Delete(before.key(), 2), conflict(before), before);
            case 9, 10 -> new Mixed(new Write.Put(first), done(), first);
            case 11 -> new Mixed(new Write.Put(second), conflict(null), null);
            default -> new Mixed(new Write.Delete(before.key(), 5), done(), null);
        };
    }

    @Test
    default void aBatchChangesTheIndexWithItsItems() {
        store().write(List.of(
                new Write.Put(indexed("a", 1, "#i", "1")),
                new Write.Put(indexed("b", 1, "#i", "2")),
                new Write.Put(indexed("c", 1, "#i", "3"))));
        store().write(List.of(
                new Write.Put(item("a", 2, "no longer")),
                new Write.Put(indexed("b", 2, "#i", "9")),
                new Write.Delete(key("c"), 1),
                new Write.Put(indexed("d", 1, "#i", "5"))));

        assertThat(store().queryIndex(partition() + "#i", Range.first(10)).items())
                .extracting(
                        hit -> hit.key().sort() + hit.version() + hit.entry().sort())
                .containsExactly("d15", "b29");
    }

    @Test
    default void conflictsOfLargeItemsCarryThem() {
        String large = "x".repeat(60_000);
        List<Write> late = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            put(item("k%03d".formatted(i), 1, large + i));
            late.add(new Write.Put(item("k%03d".formatted(i), 3, "late")));
        }

        List<WriteOutcome> outcomes = store().write(late);

        for (int i = 0; i < 30; i++) {
            assertThat(outcomes.get(i)).isEqualTo(conflict(item("k%03d".formatted(i), 1, large + i)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 250})
    default void getAllFindsThoseThatExistAmongAnyNumberOfKeys(int count) {
        List<Item> stored = items(count, 1).stream()
                .filter(item -> item.key().sort().endsWith("0"))
                .toList();
        stored.forEach(this::put);

        Map<ItemKey, Item> found = store().getAll(keys(count));

        assertThat(found.values()).containsExactlyElementsOf(stored);
        found.forEach((key, item) -> assertThat(item.key()).isEqualTo(key));
    }

    @Test
    default void getAllReadsAKeyThatIsGivenTwiceOnce() {
        put(item("a", 1, "one"));

        assertThat(store().getAll(List.of(key("a"), key("b"), key("a"))))
                .isEqualTo(Map.of(key("a"), item("a", 1, "one")));
    }

    private List<Item> items(int count, long version) {
        return IntStream.range(0, count)
                .mapToObj(i -> item("k%03d".formatted(i), version, "v" + version + "-" + i))
                .toList();
    }

    private List<ItemKey> keys(int count) {
        return items(count, 1).stream().map(Item::key).toList();
    }

    private List<Write> puts(int count, long version) {
        return items(count, version).stream().<Write>map(Write.Put::new).toList();
    }

    private List<Write> deletes(int count, long version) {
        return keys(count).stream()
                .<Write>map(key -> new Write.Delete(key, version))
                .toList();
    }
}
