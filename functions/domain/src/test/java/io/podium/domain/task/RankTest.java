package io.podium.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankTest {
    private static final double[] EDGES = {
        -Double.MAX_VALUE,
        -1e12,
        -1,
        -0.5,
        -Double.MIN_VALUE,
        0,
        Double.MIN_VALUE,
        1e-3,
        1,
        1.5,
        2,
        1e9,
        Double.MAX_VALUE
    };

    @Test
    void sortsAsTextAsTheNumberDoes() {
        for (double left : EDGES) {
            for (double right : EDGES) {
                assertSortsAlike(left, right);
            }
        }
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            assertSortsAlike(random.nextGaussian() * 1e9, random.nextGaussian());
        }
    }

    @Test
    void zerosOfEitherSignAreThesameRank() {
        assertThat(sortable(-0.0)).isEqualTo(sortable(0.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatHasNoPlace(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rank(value, "fifo"));
    }

    private static void assertSortsAlike(double left, double right) {
        assertThat(Integer.signum(sortable(left).compareTo(sortable(right))))
                .as("%s and %s", left, right)
                .isEqualTo(Double.compare(left, right));
    }

    private static String sortable(double value) {
        return new Rank(value, "fifo").sortable();
    }
}
