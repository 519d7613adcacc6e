package io.podium.domain.store;

import static io.podium.domain.store.StoreContract.conflict;
import static io.podium.domain.store.StoreContract.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single conditional writes. */
interface WriteContract extends StoreContract {

    @Test
    default void anItemThatWasNeverWrittenIsAbsent() {
        assertThat(store().get(key("a"))).isEmpty();
    }

    @Test
    default void createsOnlyWhereNothingIsStored() {
        assertThat(write(item("a", 1, "first"))).isEqualTo(done());
        assertThat(write(item("a", 1, "second"))).isEqualTo(conflict(item("a", 1, "first")));
        assertThat(store().get(key("a"))).contains(item("a", 1, "first"));
    }

    @Test
    default void appendsOnlyWhereNothingIsStored() {
        assertThat(store().append(item("a", 1, "first"))).isEqualTo(done());
        assertThat(store().append(item("a", 1, "first"))).as("a repetition").isEqualTo(done());
        assertThat(store().append(item("a", 1, "second"))).isEqualTo(conflict(item("a", 1, "first")));
        assertThat(store().get(key("a"))).contains(item("a", 1, "first"));
    }

    @Test
    default void appendsNothingInThePlaceOfAnother() {
        put(item("a", 1, "one"));

        assertThatThrownBy(() -> store().append(item("a", 2, "two"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(store().get(key("a"))).contains(item("a", 1, "one"));
    }

    @Test
    default void replacesOnlyTheVersionBefore() {
        put(item("a", 1, "one"), item("a", 2, "two"));

        assertThat(write(item("a", 2, "late"))).isEqualTo(conflict(item("a", 2, "two")));
        assertThat(write(item("a", 4, "early"))).isEqualTo(conflict(item("a", 2, "two")));
        assertThat(write(item("a", 3, "three"))).isEqualTo(done());
        assertThat(store().get(key("a"))).contains(item("a", 3, "three"));
    }

    @Test
    default void replacesNothingWhereNothingIsStored() {
        assertThat(write(item("a", 2, "two"))).isEqualTo(conflict(null));
        assertThat(store().get(key("a"))).isEmpty();
    }

    @Test
    default void replacesTheWholeDocument() {
        put(new Item(key("a"), 1, Map.of("old", 1L, "both", 1L), null));
        put(new Item(key("a"), 2, Map.of("new", 2L, "both", 2L), null));

        assertThat(store().get(key("a")).orElseThrow().document()).containsOnlyKeys("new", "both");
    }

    @Test
    default void aRepeatedPutCountsAsDoneAndChangesNothing() {
        put(item("a", 1, "one"), indexed("b", 1, "#i", "s"));

        assertThat(write(item("a", 1, "one"))).isEqualTo(done());
        assertThat(write(indexed("b", 1, "#i", "s"))).isEqualTo(done());
        assertThat(store().get(key("a"))).contains(item("a", 1, "one"));
    }

    @Test
    default void aPutThatDiffersOnlyInItsIndexEntryIsAConflict() {
        put(indexed("a", 1, "#i", "s"));

        assertThat(write(indexed("a", 1, "#i", "t"))).isEqualTo(conflict(indexed("a", 1, "#i", "s")));
    }

    @Test
    default void deletesTheGivenVersionOnly() {
        put(item("a", 1, "one"), item("a", 2, "two"));

        assertThat(delete("a", 1)).isEqualTo(conflict(item("a", 2, "two")));
        assertThat(delete("a", 3)).isEqualTo(conflict(item("a", 2, "two")));
        assertThat(delete("a", 2)).isEqualTo(done());
        assertThat(store().get(key("a"))).isEmpty();
    }

    @Test
    default void aDeleteIsIdempotent() {
        put(item("a", 1, "one"));

        assertThat(delete("a", 1)).isEqualTo(done());
        assertThat(delete("a", 1)).isEqualTo(done());
        assertThat(delete("never", 7)).isEqualTo(done());
    }

    @Test
    default void aDeletedItemBeginsAtVersionOneAgain() {
        put(item("a", 1, "one"), item("a", 2, "two"));
        delete("a", 2);

        assertThat(write(item("a", 3, "three"))).isEqualTo(conflict(null));
        assertThat(write(item("a", 1, "again"))).isEqualTo(done());
        assertThat(store().get(key("a"))).contains(item("a", 1, "again"));
    }

    @Test
    default void keysThatLookAlikeAreDifferentItems() {
        List<String> sorts = List.of("a", "A", "a ", " a", "a\u0000", "á", "a\u0301", "%", "_", "'", "\"", "a#b", "#");
        sorts.forEach(sort -> put(item(sort, 1, sort)));

        sorts.forEach(sort -> assertThat(store().get(key(sort))).contains(item(sort, 1, sort)));
    }

    @Test
    default void aPartitionIsNotConfusedWithASortKey() {
        put(new Item(new ItemKey(partition() + "x", "y"), 1, Map.of(), null));

        assertThat(store().get(new ItemKey(partition(), "xy"))).isEmpty();
        assertThat(store().get(new ItemKey(partition() + "xy", "y"))).isEmpty();
    }

    @Test
    default void refusesTwoWritesOfOneKeyInACall() {
        List<Write> twice = List.of(new Write.Put(item("a", 1, "one")), new Write.Delete(key("a"), 1));

        assertThatThrownBy(() -> store().write(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store().get(key("a"))).isEmpty();
    }
}
