package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePartsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void partsMakeTheTreeAgain(int seed) {
        Map<String, Object> tree = map(new Random(seed), 4);

        for (int most : new int[] {40, 400, 4_000, 1_000_000}) {
            assertThat(TreeParts.join(TreeParts.split(tree, most)))
                    .as("parts of %s", most)
                    .isEqualTo(tree);
        }
        assertThat(TreeParts.split(tree, 1_000_000)).hasSize(1);
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            map.put("k" + i, value(random, depth));
        }
        return map;
    }

    private static Object value(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextBoolean() ? (Object) random.nextLong() : "text " + random.nextInt();
        }
        if (random.nextBoolean()) {
            return map(random, depth - 1);
        }
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            list.add(value(random, depth - 1));
        }
        return list;
    }
}
