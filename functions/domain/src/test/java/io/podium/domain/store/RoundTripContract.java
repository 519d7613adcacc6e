package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents come back as they were written. */
interface RoundTripContract extends StoreContract {

    static Stream<Object> values() {
        return Stream.of(
                "text",
                "",
                " ",
                "\u0000\u0001\u001f\u007f",
                "\"quoted\\",
                "äöü 中文 العربية 😀 e\u0301",
                "\u2028\u2029\uFFFF",
                "null",
                "1",
                0L,
                1L,
                -1L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                1L << 53,
                (1L << 53) + 1,
                0.0,
                -0.0,
                0.1,
                1.0,
                -1e-300,
                1e300,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Math.PI,
                1e16,
                123456789012345680.0,
                true,
                false,
                List.of(),
                Map.of(),
                List.of(1L, 1.0, "1", true),
                List.of(List.of(List.of())),
                Map.of("a", Map.of("b", Map.of("c", List.of(Map.of("d", 1L))))),
                Map.of("", "empty name"));
    }

    @ParameterizedTest
    @MethodSource("values")
    default void aValueComesBackAsItWasWritten(Object value) {
        IndexEntry entry = new IndexEntry(partition() + "#i", "s", Map.of("value", value));
        Item item = new Item(key("a"), 1, Map.of("value", value), entry);
        put(item);

        assertThat(store().get(key("a"))).contains(item);
        assertThat(store().getAll(List.of(key("a")))).containsValue(item);
        assertThat(store().query(partition(), Range.first(1)).items()).containsExactly(item);
        assertThat(store().queryIndex(partition() + "#i", Range.first(1)).items())
                .containsExactly(new IndexHit(key("a"), 1, entry));
        assertThat(store().get(key("a")).orElseThrow().document().get("value"))
                .hasSameClassAs(item.document().get("value"));
    }

    @Test
    default void anEmptyDocumentComesBack() {
        put(new Item(key("a"), 1, Map.of(), null));

        assertThat(store().get(key("a"))).contains(new Item(key("a"), 1, Map.of(), null));
    }

    @Test
    default void aPayloadOf64KibibytesComesBack() {
        String payload = "0123456789abcdé".repeat(4_096);
        put(item("a", 1, payload));

        assertThat(store().get(key("a"))).contains(item("a", 1, payload));
    }

    @Test
    default void aDocumentOfManyFieldsComesBack() {
        Map<String, Object> document = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            document.put("field " + i, (long) i);
        }
        put(new Item(key("a"), 1, document, null));

        assertThat(store().get(key("a")).orElseThrow().document()).isEqualTo(document);
    }

    @Test
    default void namesThatTheStoreUsesItselfAreFreeToUse() {
        Map<String, Object> document = new HashMap<>();
        for (String name : List.of("pk", "sk", "v", "doc", "ipk", "isk", "brief", "n_a", "value", "key")) {
            document.put(name, name);
        }
        put(new Item(key("a"), 1, document, new IndexEntry(partition() + "#i", "s", document)));

        assertThat(store().get(key("a")).orElseThrow().document()).isEqualTo(document);
    }

    @Test
    default void aDocumentWithAnExpiryComesBack() {
        Item item = new Item(key("a"), 1, Map.of("expires", 4_102_444_800L), null);
        Item changed = new Item(key("a"), 2, Map.of("expires", "never"), null);
        put(item);
        assertThat(store().get(key("a"))).contains(item);

        put(changed);
        assertThat(store().get(key("a"))).contains(changed);
    }

    @Test
    default void aListThatChangesAfterTheWriteDoesNotChangeTheItem() {
        List<Object> list = new ArrayList<>(List.of("a"));
        put(item("a", 1, list));
        list.add("b");

        assertThat(store().get(key("a")).orElseThrow().document()).containsEntry("value", List.of("a"));
    }

    @Test
    default void anIntegerComesBackAsALong() {
        put(item("a", 1, 7));

        assertThat(store().get(key("a")).orElseThrow().document()).containsEntry("value", 7L);
        assertThat(write(item("a", 1, 7))).isEqualTo(StoreContract.done());
    }

    @Test
    default void keysOfTheLongestKindWork() {
        ItemKey key = new ItemKey(partition() + "p".repeat(1_900), "s".repeat(1_024));
        Item item = new Item(key, 1, Map.of(), null);
        put(item);

        assertThat(store().get(key)).contains(item);
        assertThat(store().query(key.partition(), Range.upTo(key.sort(), 1)).items())
                .containsExactly(item);
    }
}
