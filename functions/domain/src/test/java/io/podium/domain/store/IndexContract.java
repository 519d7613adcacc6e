package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sparse index. */
interface IndexContract extends StoreContract {

    @Test
    default void anItemWithoutEntryIsNotInTheIndex() {
        put(item("a", 1, "a"));

        assertThat(hits("#i", Range.first(10))).isEmpty();
    }

    @Test
    default void aHitHasKeyVersionAndBrief() {
        Map<String, Object> brief = Map.of("text", "é", "number", 3L, "ratio", 0.5, "list", List.of(true));
        IndexEntry entry = new IndexEntry(partition() + "#i", "s", brief);
        put(item("a", 1, "a"), new Item(key("a"), 2, Map.of("secret", "kept in the table"), entry));

        assertThat(hits("#i", Range.first(10))).containsExactly(new IndexHit(key("a"), 2, entry));
    }

    @Test
    default void aBriefMayBeEmpty() {
        IndexEntry entry = new IndexEntry(partition() + "#i", "s", Map.of());
        put(new Item(key("a"), 1, Map.of(), entry));

        assertThat(hits("#i", Range.first(10))).containsExactly(new IndexHit(key("a"), 1, entry));
        assertThat(store().get(key("a")).orElseThrow().index()).isEqualTo(entry);
    }

    @Test
    default void anEntryMovesWithinThePartition() {
        put(indexed("a", 1, "#i", "1"), indexed("b", 1, "#i", "2"), indexed("a", 2, "#i", "3"));

        assertThat(sorts(hits("#i", Range.first(10)))).containsExactly("2", "3");
    }

    @Test
    default void anEntryMovesToAnotherPartition() {
        put(indexed("a", 1, "#i", "1"), indexed("a", 2, "#j", "1"));

        assertThat(hits("#i", Range.first(10))).isEmpty();
        assertThat(hits("#j", Range.first(10))).extracting(IndexHit::version).containsExactly(2L);
    }

    @Test
    default void anEntryDisappearsWhenTheItemLosesIt() {
        put(indexed("a", 1, "#i", "1"), item("a", 2, "a"));

        assertThat(hits("#i", Range.first(10))).isEmpty();
        assertThat(store().get(key("a"))).contains(item("a", 2, "a"));
    }

    @Test
    default void anEntryDisappearsWithItsItem() {
        put(indexed("a", 1, "#i", "1"));
        delete("a", 1);

        assertThat(hits("#i", Range.first(10))).isEmpty();
    }

    @Test
    default void aWriteThatIsRefusedLeavesTheIndexAlone() {
        put(indexed("a", 1, "#i", "1"));
        write(indexed("a", 3, "#i", "9"));
        write(indexed("b", 2, "#i", "8"));
        delete("a", 2);

        assertThat(sorts(hits("#i", Range.first(10)))).containsExactly("1");
    }

    @Test
    default void anEntryThatStaysShowsTheNewVersion() {
        put(indexed("a", 1, "#i", "1"), indexed("a", 2, "#i", "1"));

        assertThat(hits("#i", Range.first(10))).extracting(IndexHit::version).containsExactly(2L);
    }

    @Test
    default void indexPartitionsAreApartFromTablePartitions() {
        put(new Item(key("a"), 1, Map.of(), new IndexEntry("I" + partition(), "1", Map.of())));

        assertThat(store().queryIndex(partition(), Range.first(10)).items()).isEmpty();
        assertThat(store().query("I" + partition(), Range.first(10)).items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, ASCENDING, 10, abcdef",
                "-, -, DESCENDING, 2, fe",
                "b, -, ASCENDING, 10, cdef",
                "b, -, DESCENDING, 10, a",
                "-, d, ASCENDING, 10, abcd",
                "-, d, DESCENDING, 10, fed",
                "b, d, ASCENDING, 10, cd",
                "e, c, DESCENDING, 10, dc",
                "b, d, ASCENDING, 1, c",
                "b, c, ASCENDING, 1, c",
                "c, c, ASCENDING, 10, ''",
                "d, b, ASCENDING, 10, ''",
                "dd, bb, DESCENDING, 10, dc"
            })
    default void readsARangeOfTheIndexInADirection(
            @Nullable String after, @Nullable String through, Range.Direction direction, int limit, String expected) {
        "dbfaec".chars().forEach(c -> put(indexed("x" + (200 - c), 1, "#i", Character.toString(c))));

        List<IndexHit> hits = hits("#i", new Range(after, through, direction, limit));

        assertThat(String.join("", sorts(hits))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12, 100})
    default void indexPagesJoinToTheWholePartition(int limit) {
        List<String> all =
                IntStream.range(0, 12).mapToObj(i -> "s%02d".formatted(i)).toList();
        all.forEach(sort -> put(indexed("item-of-" + sort, 1, "#i", sort)));
        List<String> walked = new ArrayList<>();
        Range rest = Range.first(limit);
        ItemPage<IndexHit> page = store().queryIndex(partition() + "#i", rest);
        while (page.next() != null) {
            walked.addAll(sorts(page.items()));
            rest = rest.continuedAfter(page.next());
            page = store().queryIndex(partition() + "#i", rest);
        }
        walked.addAll(sorts(page.items()));

        assertThat(walked).isEqualTo(all);
    }

    @Test
    default void indexSortKeysCompareAsUtf8Bytes() {
        put(indexed("a", 1, "#i", "😀"), indexed("b", 1, "#i", "\uFFFD"), indexed("c", 1, "#i", "z"));

        assertThat(sorts(hits("#i", Range.first(10)))).containsExactly("z", "\uFFFD", "😀");
    }

    private List<IndexHit> hits(String indexPartition, Range range) {
        return store().queryIndex(partition() + indexPartition, range).items();
    }

    private static List<String> sorts(List<IndexHit> hits) {
        return hits.stream().map(hit -> hit.entry().sort()).toList();
    }
}
