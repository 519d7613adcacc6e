package io.podium.domain.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AvailabilityTest {

    @Test
    void ofTimesIsTheShareOfTimeUp() {
        assertThat(Availability.ofTimes(999, 1)).isCloseTo(0.999, within(1e-12));
        assertThat(Availability.ofTimes(10, 0)).isEqualTo(1);
    }

    @Test
    void seriesMultipliesAndParallelMultipliesFailures() {
        assertThat(Availability.series(0.99, 0.98)).isCloseTo(0.9702, within(1e-12));
        assertThat(Availability.parallel(0.9, 0.9, 0.9)).isCloseTo(0.999, within(1e-12));
        assertThat(Availability.series()).isEqualTo(1);
        assertThat(Availability.parallel()).isZero();
    }

    @Test
    void atLeastTwoOfThreeIsTheMajorityFormula() {
        assertThat(Availability.atLeast(2, 3, 0.9)).isCloseTo(3 * 0.81 - 2 * 0.729, within(1e-12));
        assertThat(Availability.atLeast(1, 3, 0.9)).isCloseTo(Availability.parallel(0.9, 0.9, 0.9), within(1e-12));
        assertThat(Availability.atLeast(3, 3, 0.9)).isCloseTo(Availability.series(0.9, 0.9, 0.9), within(1e-12));
        assertThat(Availability.atLeast(0, 0, 0.5)).isEqualTo(1);
        assertThat(Availability.atLeast(900, 1_000, 0.95)).isBetween(0.999_999, 1.0);
    }

    @Test
    void replicasForFindsTheFewest() {
        assertThat(Availability.replicasFor(1, 0.9, 0.999, 10)).isEqualTo(3);
        assertThat(Availability.replicasFor(2, 0.9, 0.99, 10)).isEqualTo(4);
        assertThat(Availability.replicasFor(1, 0.1, 0.999_999, 5)).isEqualTo(6);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Availability.atLeast(4, 3, 0.9)).hasMessageContaining("4 of 3");
        assertThatThrownBy(() -> Availability.series(1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> Availability.ofTimes(0, 1)).hasMessageContaining("positive");
    }
}
