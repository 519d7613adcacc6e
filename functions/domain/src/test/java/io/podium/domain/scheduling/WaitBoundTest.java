package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WaitBoundTest {
    private static final WaitBound.Arrivals BURSTY = new WaitBound.Arrivals(30, 1.5);

    @Test
    void theHighestPriorityWaitsForWhatIsAheadOnly() {
        assertThat(WaitBound.of(0, 0.1, 12, BURSTY, 4)).isEqualTo(new WaitBound(0, 3));
    }

    @Test
    void ageEndsOvertaking() {
        assertThat(WaitBound.of(2, 0.1, 12, BURSTY, 2)).isEqualTo(new WaitBound(20, (12 + 30 + 1.5 * 20) / 2));
    }

    @Test
    void aLoadThatLeavesRoomBoundsTheWaitToo() {
        assertThat(WaitBound.of(2, 0.001, 12, BURSTY, 2)).isEqualTo(new WaitBound(2_000, 42 / 0.5));
        assertThat(WaitBound.of(2, 0, 12, BURSTY, 2)).isEqualTo(new WaitBound(Double.POSITIVE_INFINITY, 42 / 0.5));
    }

    @Test
    void withoutAgingAndRoomThereIsNoBound() {
        assertThat(WaitBound.of(2, 0, 12, new WaitBound.Arrivals(0, 2), 2).waitSeconds())
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(WaitBound.of(2, 0.1, 12, new WaitBound.Arrivals(0, 2), 2).waitSeconds())
                .isEqualTo(26);
        assertThat(WaitBound.of(2, 0, 12, new WaitBound.Arrivals(0, 0), 2).waitSeconds())
                .isEqualTo(6);
    }

    @Test
    void refusesNegativeParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> WaitBound.of(-1, 0, 0, BURSTY, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WaitBound.of(0, -1, 0, BURSTY, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WaitBound.of(0, 0, Double.NaN, BURSTY, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WaitBound.of(0, 0, 0, BURSTY, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WaitBound.Arrivals(-1, 0));
    }
}
