package io.podium.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FrozenMapTest {
    private static final FrozenMap<String, Integer> MAP = FrozenMap.copyOf(Map.of("b", 2, "a", 1, "d", 4));

    @Test
    void keepsItsEntriesInOrder() {
        assertThat(MAP).containsExactly(Map.entry("a", 1), Map.entry("b", 2), Map.entry("d", 4));
        assertThat(MAP.values()).containsExactly(1, 2, 4);
        assertThat(MAP.firstKey()).isEqualTo("a");
        assertThat(MAP.lastKey()).isEqualTo("d");
        assertThat(MAP.comparator()).isNull();
        assertThat(MAP).isEqualTo(Map.of("a", 1, "b", 2, "d", 4)).hasSameHashCodeAs(Map.of("a", 1, "b", 2, "d", 4));
    }

    @Test
    void putsWhatWasSortedOtherwiseInItsOwnOrder() {
        SortedMap<String, Integer> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(MAP);

        assertThat(FrozenMap.copyOf(backwards).keySet()).containsExactly("a", "b", "d");
    }

    @Test
    void isSharedRatherThanCopied() {
        assertThat(FrozenMap.copyOf(MAP)).isSameAs(MAP);
        assertThat(MAP.with(Map.of())).isSameAs(MAP);
        assertThat(MAP.without(Set.of("c"))).isSameAs(MAP);
    }

    @Test
    void staysAsItIsWhateverBecomesOfWhatItWasMadeOf() {
        Map<String, Integer> source = new TreeMap<>(MAP);
        FrozenMap<String, Integer> copy = FrozenMap.copyOf(source);
        source.clear();

        assertThat(copy).isEqualTo(MAP);
        assertThatThrownBy(() -> copy.put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.values().remove(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue(9))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void hasNothingUnderOtherKeys() {
        assertThat(MAP.get("c")).isNull();
        assertThat(MAP.containsKey("c")).isFalse();
        assertThat(MAP.get(null)).isNull();
        assertThat(FrozenMap.copyOf(Map.<String, Integer>of())).isEmpty();
        assertThatThrownBy(FrozenMap.copyOf(Map.<String, Integer>of())::firstKey)
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(FrozenMap.copyOf(Map.<String, Integer>of())::lastKey)
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void takesTheLastOfSeveralValuesWithOneKey() {
        FrozenMap<String, String> byFirst = FrozenMap.of(List.of("b1", "a1", "b2", "b3"), text -> text.substring(0, 1));

        assertThat(byFirst).containsExactly(Map.entry("a", "a1"), Map.entry("b", "b3"));
    }

    @Test
    void showsItsPartsAsSortedMapsDo() {
        assertThat(MAP.headMap("b")).containsOnlyKeys("a");
        assertThat(MAP.tailMap("b")).containsOnlyKeys("b", "d");
        assertThat(MAP.subMap("aa", "c")).containsOnlyKeys("b");
    }

    @Test
    void findsKeysOneAfterTheOtherInWhateverOrder() {
        FrozenMap<String, Integer>.Cursor cursor = MAP.cursor();

        assertThat(List.of("a", "b", "d", "b", "a", "d"))
                .allMatch(key -> MAP.get(key).equals(cursor.find(key)));
        assertThat(cursor.find("c")).isNull();
        assertThat(cursor.find("a")).isEqualTo(1);
        assertThat(cursor.find("b")).isEqualTo(2);
    }

    @Test
    void changesAsATreeDoes() {
        RandomGenerator random = new SplittableRandom(5);
        FrozenMap<Integer, Integer> map = FrozenMap.copyOf(Map.<Integer, Integer>of());
        SortedMap<Integer, Integer> tree = new TreeMap<>();
        for (int round = 0; round < 300; round++) {
            Map<Integer, Integer> more = new HashMap<>();
            Set<Integer> gone = new HashSet<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                more.put(random.nextInt(40), round);
                gone.add(random.nextInt(40));
            }
            map = map.without(gone).with(more);
            tree.keySet().removeAll(gone);
            tree.putAll(more);

            assertThat(List.copyOf(map.entrySet())).isEqualTo(List.copyOf(tree.entrySet()));
            assertThat(map.get(round % 40)).isEqualTo(tree.get(round % 40));
        }
    }
}
