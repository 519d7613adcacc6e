package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes that take effect together. */
interface TransactionContract extends StoreContract {

    @Test
    default void allTakeEffect() {
        put(item("a", 1, "old"), item("b", 1, "old"));

        assertThat(store().writeTogether(List.of(replace("a", 2), new Write.Delete(key("b"), 1), create("c"))))
                .isTrue();
        assertThat(store().get(key("a"))).contains(item("a", 2, "new"));
        assertThat(store().get(key("b"))).isEmpty();
        assertThat(store().get(key("c"))).contains(item("c", 1, "new"));
    }

    @Test
    default void noneTakesEffectWhereOneConditionDoesNotHold() {
        put(item("a", 1, "old"), item("b", 1, "old"), item("b", 2, "old"));

        assertThat(store().writeTogether(List.of(replace("a", 2), create("c"), replace("b", 2))))
                .isFalse();
        assertThat(store().writeTogether(List.of(create("c"), create("a")))).isFalse();
        assertThat(store().writeTogether(List.of(create("c"), new Write.Delete(key("b"), 1))))
                .isFalse();
        assertThat(store().get(key("a"))).contains(item("a", 1, "old"));
        assertThat(store().get(key("b"))).contains(item("b", 2, "old"));
        assertThat(store().get(key("c"))).isEmpty();
    }

    @Test
    default void aRepeatedTransactionCountsAsDone() {
        put(item("a", 1, "old"), item("b", 1, "old"));
        List<Write> writes = List.of(replace("a", 2), new Write.Delete(key("b"), 1), create("c"));

        assertThat(store().writeTogether(writes)).isTrue();
        assertThat(store().writeTogether(writes)).isTrue();
        assertThat(store().get(key("a"))).contains(item("a", 2, "new"));
    }

    @Test
    default void theIndexFollowsATransaction() {
        store().writeTogether(
                        List.of(new Write.Put(indexed("a", 1, "#i", "1")), new Write.Put(indexed("b", 1, "#i", "2"))));

        assertThat(store().queryIndex(partition() + "#i", Range.first(10)).items())
                .extracting(hit -> hit.key().sort())
                .containsExactly("a", "b");
    }

    @Test
    default void aHundredAreWrittenTogetherAndOneMoreIsRefused() {
        List<Write> writes = new ArrayList<>();
        IntStream.range(0, Writes.MAX_TOGETHER).forEach(i -> writes.add(create("k" + i)));

        assertThat(store().writeTogether(writes)).isTrue();
        writes.add(create("more"));
        assertThatThrownBy(() -> store().writeTogether(writes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().writeTogether(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().writeTogether(List.of(create("x"), create("x"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().get(key("more"))).isEmpty();
    }

    private Write create(String sort) {
        return new Write.Put(item(sort, 1, "new"));
    }

    private Write replace(String sort, long version) {
        return new Write.Put(item(sort, version, "new"));
    }
}
