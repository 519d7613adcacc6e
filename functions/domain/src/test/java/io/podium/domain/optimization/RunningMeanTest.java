package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.RunningMean.Doubted;
import org.junit.jupiter.api.Test;

class RunningMeanTest {

    private static RunningMean with(RunningMean mean, double... windows) {
        RunningMean now = mean;
        for (double window : windows) {
            now = now.with(window, 1, 1, 0.15);
        }
        return now;
    }

    @Test
    void isThePlainMeanWhileWindowsAreFew() {
        RunningMean mean = with(RunningMean.of(10, 1), 11, 12, 9);
        assertThat(mean.value()).isCloseTo(10.5, within(1e-12));
        assertThat(mean.windows()).isEqualTo(4);
    }

    @Test
    void aLargerWindowCountsMore() {
        RunningMean mean = RunningMean.of(10, 1).with(12, 5, 3, 0.15);
        assertThat(mean.value()).isCloseTo(11.5, within(1e-12));
        assertThat(mean.size()).isEqualTo(4);
    }

    @Test
    void smoothsAfterwards() {
        RunningMean mean = new RunningMean(10, 100, 100, null);
        assertThat(with(mean, 11).value()).isCloseTo(10.15, within(1e-12));
    }

    @Test
    void oneOddWindowIsLeftOutAndForgotten() {
        RunningMean mean = new RunningMean(10, 100, 100, null);
        RunningMean doubting = with(mean, 13.5);
        assertThat(doubting).isEqualTo(new RunningMean(10, 100, 100, new Doubted(13.5, 1)));
        assertThat(with(doubting, 10).doubted()).isNull();
        assertThat(with(doubting, 6.5).doubted()).isEqualTo(new Doubted(6.5, 1));
        assertThat(with(doubting, 6.5).value()).isEqualTo(10);
    }

    @Test
    void twoToTheSameSideAreBelievedWhereTheyAreFarOffTogether() {
        assertThat(with(new RunningMean(10, 100, 100, null), 13.5, 14)).isEqualTo(new RunningMean(13.75, 2, 2, null));
        RunningMean doubting = with(new RunningMean(10, 100, 100, null), 13.2, 13.4);
        assertThat(doubting.value()).isEqualTo(10);
        assertThat(doubting.doubted()).isNotNull();
        assertThat(doubting.doubted().windows()).isEqualTo(2);
        assertThat(doubting.doubted().value()).isCloseTo(13.3, within(1e-12));
    }

    @Test
    void threeToTheSameSideAreBelieved() {
        RunningMean believed = with(new RunningMean(10, 100, 100, null), 6.9, 6.9, 6.9);
        assertThat(believed.value()).isCloseTo(6.9, within(1e-12));
        assertThat(believed.windows()).isEqualTo(3);
    }

    @Test
    void twoAreBelievedAgainstAMeanThatIsNoBetterKnown() {
        assertThat(with(new RunningMean(10, 2, 2, null), 13.7, 13.7)).isEqualTo(new RunningMean(13.7, 2, 2, null));
    }

    @Test
    void whatIsOutOfAllProportionIsBelievedAtOnceAndCountsAQuarter() {
        RunningMean jumped = with(new RunningMean(10, 100, 100, null), 20);
        assertThat(jumped).isEqualTo(new RunningMean(20, 1, 0.25, null));
        assertThat(with(jumped, 22).value()).isCloseTo(21.6, within(1e-12));
    }

    @Test
    void theErrorFallsWithTheWindowsDownToThatOfTheSmoothing() {
        assertThat(RunningMean.averaging(1, 0.15)).isEqualTo(1);
        assertThat(RunningMean.averaging(4, 0.15)).isEqualTo(0.25);
        assertThat(RunningMean.averaging(1_000, 0.15)).isCloseTo(0.15 / 1.85, within(1e-12));
    }
}
