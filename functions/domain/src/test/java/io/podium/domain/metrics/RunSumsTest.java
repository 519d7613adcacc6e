package io.podium.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RunSumsTest {
    @Test
    void giveMeanDeviationAndErrorOfASample() {
        RunSums sums = of(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(sums.mean()).isEqualTo(5);
        assertThat(sums.deviation()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(sums.error()).isCloseTo(Math.sqrt(32.0 / 7) / Math.sqrt(8), within(1e-12));
    }

    @Test
    void knowNothingOfTheSpreadOfOneRun() {
        assertThat(of(7).deviation()).isEqualTo(7);
        assertThat(of(7).error()).isEqualTo(7);
    }

    @Test
    void areZeroOfNothing() {
        assertThat(RunSums.NONE.mean()).isZero();
        assertThat(RunSums.NONE.deviation()).isZero();
        assertThat(RunSums.NONE.error()).isZero();
    }

    @Test
    void keepTheirMeanHoweverTheyAreWeighed() {
        RunSums faded = of(2, 4, 6, 8).times(0.5);

        assertThat(faded.mean()).isEqualTo(5);
        assertThat(faded.error()).isGreaterThan(of(2, 4, 6, 8).error());
    }

    @Test
    void neverHaveANegativeSpread() {
        RunSums sums = RunSums.NONE;
        for (int i = 0; i < 1_000; i++) {
            sums = sums.plus(of(0.1));
        }
        assertThat(sums.deviation()).isBetween(0.0, 1e-6);
    }

    private static RunSums of(double... seconds) {
        return DoubleStream.of(seconds)
                .mapToObj(one -> new RunSums(1, one, one * one))
                .reduce(RunSums.NONE, RunSums::plus);
    }
}
