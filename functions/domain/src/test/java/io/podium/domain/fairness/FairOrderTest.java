package io.podium.domain.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;

class FairOrderTest {
    private final FairOrder<String, Integer> order = new FairOrder<>(Comparator.<Integer>naturalOrder());

    @Test
    void beginsWithTheSmallestShareAndThenGoesByThePolicy() {
        order.put("a", 2, 1);
        order.put("b", 1, 9);
        order.put("c", 1, 8);

        assertThat(order).containsExactly(8, 9, 1);
        assertThat(order.first()).isEqualTo(8);
    }

    @Test
    void movesATenantThatIsPutAgain() {
        order.put("a", 0, 1);
        order.put("b", 1, 2);
        order.put("a", 2, 3);

        assertThat(order).containsExactly(2, 3);
    }

    @Test
    void hasNothingOnceAllAreGone() {
        order.put("a", 0, 1);
        order.remove("a");
        order.remove("never there");

        assertThat(order.first()).isNull();
        assertThat(order).isEmpty();
    }
}
