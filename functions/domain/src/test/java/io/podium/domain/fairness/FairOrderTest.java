package io.podium.domain.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.Sharing;
import java.util.Comparator;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FairOrderTest {
    private final FairOrder<String, Integer> order = order(Sharing.DEFAULT.by("none"), () -> 0);

    @Test
    void beginsWithTheSmallestShareAndThenGoesByThePolicy() {
        order.put("a", 2, 1, 1);
        order.put("b", 1, 1, 9);
        order.put("c", 1, 1, 8);

        assertThat(order).containsExactly(8, 9, 1);
        assertThat(order.first()).isEqualTo(8);
    }

    @Test
    void movesATenantThatIsPutAgain() {
        order.put("a", 0, 1, 1);
        order.put("b", 1, 1, 2);
        order.put("a", 2, 1, 3);

        assertThat(order).containsExactly(2, 3);
    }

    @Test
    void keepsATenantsTurnWhenAnotherOfItsTasksComesFirst() {
        FairOrder<String, Integer> fair = order(Sharing.DEFAULT, new Random(1));
        fair.put("a", 0, 1, 10);
        fair.put("b", 0, 1, 20);
        boolean turnOfA = Integer.valueOf(10).equals(fair.first());
        for (int i = 1; i < 10; i++) {
            fair.put(turnOfA ? "a" : "b", 0, 1, i);
            assertThat(fair.first()).isEqualTo(i);
        }
    }

    @Test
    void hasNothingOnceAllAreGone() {
        order.put("a", 0, 1, 1);
        order.remove("a");
        order.remove("never there");

        assertThat(order.first()).isNull();
        assertThat(order).isEmpty();
    }

    @Test
    void drawsLotsByWeightAmongThoseWhoHaveTheSame() {
        FairOrder<String, Integer> fair = order(Sharing.DEFAULT, new Random(1));
        fair.put("small", 0, 1, 1);
        fair.put("large", 0, 3, 2);
        int wins = 0;
        for (int draw = 0; draw < 10_000; draw++) {
            boolean large = Integer.valueOf(2).equals(fair.first());
            wins += large ? 1 : 0;
            fair.put(large ? "large" : "small", 1, large ? 3 : 1, large ? 2 : 1);
            fair.put(large ? "large" : "small", 0, large ? 3 : 1, large ? 2 : 1);
        }

        assertThat(wins).isBetween(7_400, 7_600);
    }

    private static FairOrder<String, Integer> order(Sharing sharing, RandomGenerator random) {
        return new FairOrder<>(Comparator.<Integer>naturalOrder(), sharing, random);
    }
}
