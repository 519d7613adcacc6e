package io.podium.domain.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class DispersionTest {
    private static final int COUNTS = 20_000;
    private static final double RATE = 2;
    private static final double STRETCH = 5;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);

    /** Counts arrivals whose gaps are sums of exponential times, and of which each brings some tasks. */
    private List<Double> counts(int phases, int tasksAtOnce) {
        double[] counts = new double[COUNTS];
        double now = 0;
        while (true) {
            for (int phase = 0; phase < phases; phase++) {
                now -= Math.log(1 - random.nextDouble()) * tasksAtOnce / (RATE * phases);
            }
            if (now >= COUNTS * STRETCH) {
                return Arrays.stream(counts).boxed().toList();
            }
            counts[(int) (now / STRETCH)] += tasksAtOnce;
        }
    }

    @Test
    void poissonArrivalsHaveOne() {
        assertThat(Dispersion.of(counts(1, 1), 0)).isCloseTo(1, within(0.05));
    }

    @Test
    void tasksThatComeTogetherHaveAsManyAsComeTogether() {
        assertThat(Dispersion.of(counts(1, 6), 0)).isCloseTo(6, within(0.3));
    }

    @Test
    void evenArrivalsHaveLess() {
        assertThat(Dispersion.of(counts(3, 1), 0))
                .as("a third, for gaps of three phases, were the stretches long")
                .isBetween(0.33, 0.45);
        assertThat(Dispersion.of(Collections.nCopies(12, 7.0), 0)).isEqualTo(Dispersion.LEAST);
    }

    @Test
    void aStepOfTheRateIsNoBurst() {
        List<Double> step = new ArrayList<>(Collections.nCopies(6, 40.0));
        step.addAll(Collections.nCopies(6, 80.0));
        assertThat(Dispersion.of(step, 0)).isCloseTo(1_600.0 / 22 / 60, within(1e-12));
    }

    @Test
    void isBounded() {
        assertThat(Dispersion.of(List.of(0.0, 900.0, 0.0, 900.0), 0)).isEqualTo(Dispersion.MOST);
    }

    @Test
    void ofTooLittleItIsOne() {
        assertThat(Dispersion.of(List.of(), 0)).isEqualTo(1);
        assertThat(Dispersion.of(List.of(5.0), 0)).isEqualTo(1);
        assertThat(Dispersion.of(List.of(0.0, 0.0, 0.0), 0)).isEqualTo(1);
    }

    @Test
    void chanceAddsToWhatTheCountsShow() {
        assertThat(Dispersion.of(List.of(4.0, 4.0, 4.0), 2)).isEqualTo(0.5);
    }
}
