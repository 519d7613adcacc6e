package io.podium.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceVectorTest {
    private static final ResourceVector SMALL = ResourceVector.of(Map.of("cpu", 1.5, "memory", 512));
    private static final ResourceVector LARGE = ResourceVector.of(Map.of("cpu", 4, "memory", 512, "gpu", 1));

    @Test
    void countsEachKind() {
        assertThat(SMALL.plus(LARGE)).isEqualTo(ResourceVector.of(Map.of("cpu", 5.5, "memory", 1024, "gpu", 1)));
        assertThat(LARGE.minus(SMALL)).isEqualTo(ResourceVector.of(Map.of("cpu", 2.5, "gpu", 1)));
        assertThat(SMALL.minusAtMost(LARGE)).isEqualTo(ResourceVector.NONE);
        assertThat(SMALL.min(LARGE)).isEqualTo(SMALL);
        assertThat(SMALL.max(LARGE)).isEqualTo(LARGE);
        assertThat(SMALL.times(3)).isEqualTo(ResourceVector.of(Map.of("cpu", 4.5, "memory", 1536)));
        assertThat(SMALL.times(0)).isEqualTo(ResourceVector.NONE);
        assertThat(SMALL.amount("gpu")).isZero();
        assertThat(SMALL.amount("cpu")).isEqualTo(1.5);
        assertThat(SMALL.kinds()).containsExactly("cpu", "memory");
    }

    @Test
    void fitsWhereThereIsEnoughOfEveryKind() {
        assertThat(SMALL.fitsIn(LARGE)).isTrue();
        assertThat(SMALL.fitsIn(SMALL)).isTrue();
        assertThat(LARGE.fitsIn(SMALL)).isFalse();
        assertThat(ResourceVector.of("gpu", 0.001).fitsIn(SMALL)).isFalse();
        assertThat(ResourceVector.NONE.fitsIn(ResourceVector.NONE)).isTrue();
    }

    @Test
    void dropsKindsOfWhichThereIsNothing() {
        assertThat(ResourceVector.of(Map.of("cpu", 0))).isEqualTo(ResourceVector.NONE);
        assertThat(ResourceVector.of("cpu", 0.0004).isNone()).isTrue();
        assertThat(SMALL.minus(SMALL).isNone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.0005, 1", "0.0014, 1", "0.0015, 2", "1, 1000", "1e12, 1000000000000000"})
    void roundsToThousandthsHalfUp(double amount, long thousandths) {
        assertThat(ResourceVector.of("cpu", amount).thousandthsOf("cpu")).isEqualTo(thousandths);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, -1, Double.NaN, Double.POSITIVE_INFINITY, 1.1e12})
    void refusesAmountsThatAreNone(double amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceVector.of("cpu", amount))
                .withMessageContaining("cpu " + amount);
    }

    @Test
    void refusesToTakeMoreThanThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.minus(LARGE))
                .withMessageContaining("not negative");
    }

    @Test
    void partsNeverExceedTheWhole() {
        ResourceVector whole = ResourceVector.of(Map.of("cpu", 1, "memory", 1000));
        for (int parts = 1; parts < 50; parts++) {
            assertThat(whole.dividedBy(parts).times(parts).fitsIn(whole)).isTrue();
        }
        assertThat(whole.dividedBy(3)).isEqualTo(ResourceVector.of(Map.of("cpu", 0.333, "memory", 333.333)));
    }

    @Test
    void whatIsTakenAndGivenBackInAnyOrderSumsToExactlyTheSame() {
        Random random = new Random(3);
        ResourceVector[] parts = new ResourceVector[200];
        ResourceVector sum = ResourceVector.NONE;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = ResourceVector.of(Map.of("cpu", random.nextDouble(), "memory", random.nextDouble() * 100));
            sum = sum.plus(parts[i]);
        }
        for (int i = parts.length - 1; i >= 0; i--) {
            sum = sum.minus(parts[(i * 7) % parts.length]);
        }
        assertThat(sum).isEqualTo(ResourceVector.NONE);
    }

    @Test
    void doesNotOverflowInSilence() {
        ResourceVector most = new ResourceVector(new TreeMap<>(Map.of("cpu", Long.MAX_VALUE)));
        assertThatThrownBy(() -> most.plus(ResourceVector.of("cpu", 1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void readsAsAmountsInUnits() {
        assertThat(SMALL).hasToString("cpu 1.5, memory 512");
        assertThat(ResourceVector.NONE).hasToString("nothing");
        assertThat(ResourceVector.of("memory", 4_194_304)).hasToString("memory 4194304");
    }

    @Test
    void cannotBeChangedFromOutside() {
        TreeMap<String, Long> amounts = new TreeMap<>(Map.of("cpu", 1L));
        ResourceVector vector = new ResourceVector(amounts);
        amounts.put("cpu", 2L);

        assertThat(vector.thousandthsOf("cpu")).isEqualTo(1);
        assertThatThrownBy(() -> vector.thousandths().put("cpu", 3L)).isInstanceOf(UnsupportedOperationException.class);
    }
}
