package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries within one partition of the table. */
interface QueryContract extends StoreContract {

    @Test
    default void anEmptyPartitionHasOneEmptyPage() {
        assertThat(store().query(partition(), Range.first(10))).isEqualTo(new ItemPage<>(List.of(), null));
    }

    @Test
    default void findsWholeItemsOfThisPartitionOnly() {
        put(indexed("a", 1, "#i", "s"), item("b", 1, "b"));
        put(new Item(new ItemKey(partition() + "x", "a"), 1, Map.of(), null));

        assertThat(store().query(partition(), Range.first(10)).items())
                .containsExactly(indexed("a", 1, "#i", "s"), item("b", 1, "b"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, ASCENDING, 10, abcdef",
                "-, -, ASCENDING, 2, ab",
                "-, -, DESCENDING, 10, fedcba",
                "-, -, DESCENDING, 2, fe",
                "b, -, ASCENDING, 10, cdef",
                "b, -, DESCENDING, 10, a",
                "-, d, ASCENDING, 10, abcd",
                "-, d, DESCENDING, 10, fed",
                "b, d, ASCENDING, 10, cd",
                "e, c, DESCENDING, 10, dc",
                "b, d, ASCENDING, 1, c",
                "e, c, DESCENDING, 1, d",
                "bb, dd, ASCENDING, 10, cd",
                "dd, bb, DESCENDING, 10, dc",
                "f, -, ASCENDING, 10, ''",
                "a, -, DESCENDING, 10, ''",
                "d, b, ASCENDING, 10, ''",
                "b, d, DESCENDING, 10, ''",
                "c, c, ASCENDING, 10, ''",
                "c, c, DESCENDING, 10, ''",
                "b, c, ASCENDING, 1, c",
                "-, 0, ASCENDING, 10, ''",
                "-, z, DESCENDING, 10, ''",
                "0, z, ASCENDING, 10, abcdef"
            })
    default void readsARangeInADirection(
            @Nullable String after, @Nullable String through, Range.Direction direction, int limit, String expected) {
        "dbfaec".chars().forEach(c -> put(item(Character.toString(c), 1, c)));

        ItemPage<Item> page = store().query(partition(), new Range(after, through, direction, limit));

        assertThat(String.join("", sorts(page))).isEqualTo(expected);
    }

    @Test
    default void aFullPageTellsWhereToContinueAndAnotherDoesNot() {
        put(item("a", 1, "a"), item("b", 1, "b"), item("c", 1, "c"));

        assertThat(store().query(partition(), Range.first(2)).next()).isEqualTo("b");
        assertThat(store().query(partition(), Range.last(2)).next()).isEqualTo("b");
        assertThat(store().query(partition(), Range.first(3)).next()).isEqualTo("c");
        assertThat(store().query(partition(), Range.first(4)).next()).isNull();
        assertThat(store().query(partition(), Range.first(3).continuedAfter("c")))
                .isEqualTo(new ItemPage<>(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 20, 1_000})
    default void pagesJoinToTheWholePartition(int limit) {
        List<String> all =
                IntStream.range(0, 20).mapToObj(i -> "k%02d".formatted(i)).toList();
        all.forEach(sort -> put(item(sort, 1, sort)));

        assertThat(walk(new Range(null, null, Range.Direction.ASCENDING, limit)))
                .isEqualTo(all);
        assertThat(walk(new Range("k04", "k15", Range.Direction.ASCENDING, limit)))
                .isEqualTo(all.subList(5, 16));
        List<String> backwards = new ArrayList<>(all.subList(5, 15));
        Collections.reverse(backwards);
        assertThat(walk(new Range("k15", "k05", Range.Direction.DESCENDING, limit)))
                .isEqualTo(backwards);
    }

    @Test
    default void readsPagesLargerThanOneMegabyte() {
        String large = "x".repeat(60_000);
        for (int i = 0; i < 25; i++) {
            put(item("k%02d".formatted(i), 1, large + i));
        }

        assertThat(store().query(partition(), Range.first(24)).items()).hasSize(24);
        assertThat(store().query(partition(), Range.last(1_000)).items()).hasSize(25);
    }

    @Test
    default void sortKeysCompareAsUtf8Bytes() {
        List<String> ordered = List.of(
                "\u0001", " ", "A", "Z", "a", "a\u0000", "aa", "b", "~", "ß", "é", "中", "\uE000", "\uFFFD", "😀");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(sort -> put(item(sort, 1, sort)));

        assertThat(sorts(store().query(partition(), Range.first(100)))).isEqualTo(ordered);
        assertThat(sorts(store().query(partition(), Range.upTo("\uFFFD", 100)))).isEqualTo(ordered.subList(0, 14));
        assertThat(sorts(store().query(partition(), Range.first(100).continuedAfter("\uFFFD"))))
                .containsExactly("😀");
    }

    @Test
    default void readsWhatWasJustWritten() {
        for (int version = 1; version <= 20; version++) {
            put(item("a", version, version));
            assertThat(store().query(partition(), Range.first(1)).items()).containsExactly(item("a", version, version));
        }
        delete("a", 20);
        assertThat(store().query(partition(), Range.first(1)).items()).isEmpty();
    }

    private List<String> walk(Range range) {
        List<String> sorts = new ArrayList<>();
        Range rest = range;
        while (true) {
            ItemPage<Item> page = store().query(partition(), rest);
            assertThat(page.items().size()).isLessThanOrEqualTo(range.limit());
            sorts.addAll(sorts(page));
            if (page.next() == null) {
                return sorts;
            }
            rest = rest.continuedAfter(page.next());
        }
    }

    private static List<String> sorts(ItemPage<Item> page) {
        return page.items().stream().map(item -> item.key().sort()).toList();
    }
}
