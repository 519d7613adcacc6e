package io.podium.domain.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotSizingTest {

    @ParameterizedTest
    @CsvSource({"0.1, 1, 0.5, 1, 1", "5, 1, 0.1, 1, 1", "50, 0.7, 1, 1.5, 4", "300, 3, 0.2, 0.4, 0.1"})
    void answerIsTheFewestThatMeetsTheTarget(double rate, double seconds, double target, double ca, double cs) {
        SlotNeed need = new SlotSizing(target, 100_000).size(new ServiceLoad(rate, seconds, ca, cs));
        assertThat(need.meetsTarget()).isTrue();
        assertThat(waitWith(need.slots(), rate, seconds, ca, cs))
                .isLessThanOrEqualTo(target)
                .isCloseTo(need.meanWaitSeconds(), within(1e-9));
        if (need.slots() > 1) {
            assertThat(waitWith(need.slots() - 1, rate, seconds, ca, cs)).isGreaterThan(target);
        }
    }

    private static double waitWith(int slots, double rate, double seconds, double ca, double cs) {
        return new GgcQueue(new MmcQueue(rate, 1 / seconds, slots), ca, cs).meanWaitSeconds();
    }

    @Test
    void thousandsOfSlotsNeedLittleMoreThanTheLoad() {
        SlotNeed need = new SlotSizing(0.1, 1_000_000).size(new ServiceLoad(20_000, 1, 1, 1));
        assertThat(need.slots()).isBetween(20_001, 20_100);
        assertThat(need.utilization()).isCloseTo(20_000.0 / need.slots(), within(1e-12));
    }

    @Test
    void needGrowsWithLoadAndVariabilityAndShrinksWithPatience() {
        ServiceLoad load = new ServiceLoad(10, 1, 1, 1);
        SlotSizing sizing = new SlotSizing(0.2, 1_000);
        int slots = sizing.size(load).slots();
        assertThat(sizing.size(load.times(1.5)).slots()).isGreaterThan(slots);
        assertThat(sizing.size(new ServiceLoad(10, 1, 9, 9)).slots()).isGreaterThan(slots);
        assertThat(new SlotSizing(5, 1_000).size(load).slots()).isLessThan(slots);
    }

    @Test
    void nothingArrivingNeedsNothing() {
        assertThat(new SlotSizing(1, 10).size(new ServiceLoad(0, 1, 1, 1))).isEqualTo(new SlotNeed(0, true, 0, 0));
    }

    @Test
    void tooFewAllowedSlotsIsAnAnswerAndNotAnError() {
        SlotNeed need = new SlotSizing(1, 4).size(new ServiceLoad(10, 1, 1, 1));
        assertThat(need.meetsTarget()).isFalse();
        assertThat(need.slots()).isEqualTo(4);
        assertThat(need.utilization()).isEqualTo(2.5);
        assertThat(need.meanWaitSeconds()).isInfinite();
    }

    @Test
    void retriesInflateTheLoadUpToTheCap() {
        ServiceLoad load = new ServiceLoad(10, 1, 1, 1);
        assertThat(load.withRetries(0.2, 4).arrivalsPerSecond()).isCloseTo(12.5, within(1e-12));
        assertThat(load.withRetries(0.9, 4).arrivalsPerSecond()).isEqualTo(40);
        assertThat(load.withRetries(1, 4).arrivalsPerSecond()).isEqualTo(40);
        assertThat(load.withRetries(0, 4)).isEqualTo(load);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new SlotSizing(0, 10)).hasMessageContaining("Maybe");
        assertThatThrownBy(() -> new ServiceLoad(1, 0, 1, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> ServiceLoad.retryFactor(1.5, 2)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> ServiceLoad.retryFactor(0.5, 0.5)).hasMessageContaining("cap");
    }
}
