package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTreeTest {

    @Test
    void copiesDeeplyAndKeepsTheOrder() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", 1);
        fields.put("a", List.of(Map.of("deep", 2)));

        Map<String, Object> copy = PlainTree.copyOf(fields);
        fields.clear();

        assertThat(copy).containsExactly(Map.entry("z", 1L), Map.entry("a", List.of(Map.of("deep", 2L))));
        assertThatThrownBy(() -> copy.put("b", 1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) copy.get("a")).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesOtherValuesAndNamesTheirPath() {
        for (Object value : Arrays.asList(null, Double.NaN, 1f, 'c', BigDecimal.ONE, new Object(), new int[0])) {
            Map<String, Object> fields = Map.of("a", Map.of("b", Arrays.asList("fine", value)));
            assertThatThrownBy(() -> PlainTree.copyOf(fields))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a.b[]");
        }
    }

    @Test
    void refusesNamesThatAreNotStrings() {
        assertThatThrownBy(() -> PlainTree.copyOf(Map.of("a", Map.of(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names of fields are Strings");
    }
}
