package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counter items. */
interface CounterContract extends StoreContract {

    @Test
    default void aCounterBeginsWithZeros() {
        store().add(key("c"), Map.of("a", 2.5));
        store().add(key("c"), Map.of("a", -1.0, "b", 4.0));

        assertThat(counter()).isEqualTo(Map.of("a", 1.5, "b", 4.0));
    }

    @Test
    default void aCounterThatMayBeRemovedHoldsItsNumbersAlone() {
        store().addAll(List.of(removable("c", "a", 2.5)));
        store().addAll(List.of(removable("c", "a", 1.0)));

        assertThat(counter()).isEqualTo(Map.of("a", 3.5));
    }

    @Test
    default void countersAreReadByEveryWayOfReading() {
        store().add(key("c"), Map.of("a", 3.0));

        Map<String, Object> expected = Map.of("a", 3.0);
        assertThat(counter()).isEqualTo(expected);
        assertThat(store().getAll(List.of(key("c"))).get(key("c")).document()).isEqualTo(expected);
        assertThat(store().query(partition(), Range.first(1)).items().get(0).document())
                .isEqualTo(expected);
    }

    @Test
    default void aCounterStandsAmongOtherItems() {
        put(item("b", 1, "b"), item("d", 1, "d"));
        store().add(key("c"), Map.of("a", 1.0));

        assertThat(store().query(partition(), Range.first(10)).items())
                .extracting(item -> item.key().sort())
                .containsExactly("b", "c", "d");
    }

    @Test
    default void namesOfCountersAreFree() {
        Map<String, Double> amounts = new HashMap<>();
        for (String name :
                List.of("pk", "v", "doc", "n_x", "size", "a.b", "a-b", "#x", ":x", "é😀", "a b", "1", "\"")) {
            amounts.put(name, (double) amounts.size() + 1);
        }
        store().add(key("c"), amounts);
        store().add(key("c"), amounts);

        Map<String, Object> doubled = new HashMap<>();
        amounts.forEach((name, amount) -> doubled.put(name, 2 * amount));
        assertThat(counter()).isEqualTo(doubled);
    }

    @Test
    default void aCounterHoldsManyNumbers() {
        Map<String, Double> amounts = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            amounts.put("bucket" + i, (double) i);
        }
        store().add(key("c"), amounts);

        assertThat(counter()).isEqualTo(amounts);
    }

    @Test
    default void addsSmallAndLargeAmounts() {
        store().add(key("c"), Map.of("tiny", 1e-9, "huge", 1e15, "third", 1.0 / 3));

        assertThat(counter()).isEqualTo(Map.of("tiny", 1e-9, "huge", 1e15, "third", 1.0 / 3));
    }

    @Test
    default void refusesNothingAndAmountsThatAreNotFinite() {
        for (Map<String, Double> amounts :
                List.of(Map.<String, Double>of(), Map.of("a", Double.NaN), Map.of("a", 1 / 0.0), Map.of("", 1.0))) {
            assertThatThrownBy(() -> store().add(key("c"), amounts)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(store().get(key("c"))).isEmpty();
    }

    @Test
    default void addsNothingToAnItemThatIsNoCounter() {
        put(item("a", 1, "a"));

        assertThatThrownBy(() -> store().add(key("a"), Map.of("a", 1.0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("counter");
        assertThat(store().get(key("a"))).contains(item("a", 1, "a"));
    }

    @Test
    default void addsToManyItemsByOneCall() {
        int many = 2 * Writes.MAX_TOGETHER + 1;
        store().add(key("c7"), Map.of("a", 0.5));
        store().addAll(IntStream.range(0, many)
                .mapToObj(i -> removable("c" + i, "a", i))
                .toList());

        List<ItemKey> keys =
                IntStream.range(0, many).mapToObj(i -> key("c" + i)).toList();
        Map<ItemKey, Item> stored = store().getAll(keys);
        for (int i = 0; i < many; i++) {
            double expected = i == 7 ? 7.5 : i;
            assertThat(Objects.requireNonNull(stored.get(keys.get(i))).document())
                    .as("c" + i)
                    .isEqualTo(Map.of("a", expected));
        }
    }

    @Test
    default void addsManyNumbersToSeveralItems() {
        Map<String, Double> amounts = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            amounts.put("bucket" + i, (double) i);
        }
        store().addAll(List.of(new Addition(key("c"), new CounterAmounts(amounts), null), removable("d", "a", 1)));

        assertThat(counter()).isEqualTo(amounts);
        assertThat(store().get(key("d")).orElseThrow().document()).isEqualTo(Map.of("a", 1.0));
    }

    @Test
    default void refusesTwoAdditionsToOneItemInOneCall() {
        assertThatThrownBy(() -> store().addAll(List.of(removable("c", "a", 1), removable("c", "b", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("occurs twice");
        assertThat(store().get(key("c"))).isEmpty();
    }

    private Addition removable(String sort, String name, double amount) {
        return new Addition(key(sort), new CounterAmounts(Map.of(name, amount)), Instant.parse("2200-01-01T00:00:00Z"));
    }

    private Map<String, Object> counter() {
        return store().get(key("c")).orElseThrow().document();
    }
}
