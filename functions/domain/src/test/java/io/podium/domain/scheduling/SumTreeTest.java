package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumTreeTest {
    @Test
    void findsWhereTheSumExceedsAnAmount() {
        SumTree tree = new SumTree(new double[] {2, 0, 3});

        assertThat(tree.total()).isEqualTo(5);
        assertThat(tree.at(0)).isZero();
        assertThat(tree.at(1.999)).isZero();
        assertThat(tree.at(2)).isEqualTo(2);
        assertThat(tree.at(4.999)).isEqualTo(2);
    }

    @Test
    void findsTheLastPlaceWithAnAmountWhereRoundingLeadsBeyondAll() {
        assertThat(new SumTree(new double[] {0, 1, 0, 0}).at(1)).isEqualTo(1);
        assertThat(new SumTree(new double[] {1, 2, 0}).at(3)).isEqualTo(1);
        assertThat(new SumTree(new double[] {7}).at(7)).isZero();
    }

    @Test
    void agreesWithGoingThroughAllWhateverIsChanged() {
        Random random = new Random(3);
        for (int size = 1; size < 40; size++) {
            double[] amounts = random.ints(size, 0, 4).asDoubleStream().toArray();
            SumTree tree = new SumTree(amounts.clone());
            for (int change = 0; change < 20; change++) {
                int place = random.nextInt(size);
                amounts[place] = random.nextInt(4);
                tree.set(place, amounts[place]);
                double total = Arrays.stream(amounts).sum();
                assertThat(tree.total()).isEqualTo(total);
                for (double amount = 0; amount < total; amount += 0.5) {
                    assertThat(tree.at(amount)).isEqualTo(throughAll(amounts, amount));
                }
            }
        }
    }

    private static int throughAll(double[] amounts, double amount) {
        double left = amount;
        int place = 0;
        while (left >= amounts[place]) {
            left -= amounts[place++];
        }
        return place;
    }
}
