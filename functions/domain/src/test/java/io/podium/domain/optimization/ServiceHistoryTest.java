package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ServiceHistory of(double[] loads, int... totals) {
        ServiceHistory history = ServiceHistory.NONE;
        for (int at = 0; at < totals.length; at++) {
            history = history.observing(totals[at], loads[at % loads.length], NOON.plusSeconds(60L * at));
        }
        return history;
    }

    @Test
    void threeReversalsUnderTheSameLoadAreAnOscillation() {
        assertThat(of(new double[] {10}, 4, 6, 4, 6, 4).isOscillating(0.2)).isTrue();
        assertThat(of(new double[] {10, 11.9}, 4, 6, 6, 4, 6, 4).isOscillating(0.2))
                .isTrue();
    }

    @Test
    void twoReversalsAreNone() {
        assertThat(of(new double[] {10}, 4, 6, 4, 6).isOscillating(0.2)).isFalse();
        assertThat(of(new double[] {10}, 4, 5, 6, 7, 8, 9).isOscillating(0.2)).isFalse();
    }

    @Test
    void aServiceThatFollowsItsLoadDoesNotOscillate() {
        assertThat(of(new double[] {10, 15}, 4, 6, 4, 6, 4).isOscillating(0.2)).isFalse();
    }

    @Test
    void whatIsTooLongAgoIsForgotten() {
        assertThat(of(new double[] {10}, 4, 6, 4, 6, 4, 4, 4, 4, 4, 4, 4, 4, 4).isOscillating(0.2))
                .isFalse();
        assertThat(of(new double[] {10}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).totals())
                .hasSize(ServiceHistory.LENGTH)
                .startsWith(3);
    }

    @Test
    void knowsWhenItGrewLast() {
        assertThat(of(new double[] {10}, 4, 6, 5, 5).lastGrownAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(of(new double[] {10}, 6, 5, 5).lastGrownAt()).isNull();
    }

    @Test
    void whatIsFoundBetweenTwoWindowsCountsForTheFewestAndForTheGrowthAndIsNoWindow() {
        ServiceHistory history = of(new double[] {10}, 4)
                .observingBetween(3, NOON.plusSeconds(60))
                .observingBetween(8, NOON.plusSeconds(75));
        assertThat(history.totals()).containsExactly(4);
        assertThat(history.least(8)).isEqualTo(3);
        assertThat(history.lastGrownAt()).isEqualTo(NOON.plusSeconds(75));
        assertThat(history.observingBetween(8, NOON.plusSeconds(90)).lastGrownAt())
                .isEqualTo(NOON.plusSeconds(75));
        ServiceHistory next = history.observing(8, 10, NOON.plusSeconds(105));
        assertThat(next.least(9)).isEqualTo(8);
        assertThat(next.lastGrownAt()).isEqualTo(NOON.plusSeconds(75));
        assertThat(ServiceHistory.NONE.observingBetween(2, NOON).least(5)).isEqualTo(2);
    }

    @Test
    void knowsHowLongItHasBeenAtANumber() {
        ServiceHistory history = of(new double[] {10}, 4, 6, 6);
        assertThat(history.wasAt(6, 2)).isTrue();
        assertThat(history.wasAt(6, 3)).isFalse();
        assertThat(ServiceHistory.NONE.wasAt(0, 1)).isFalse();
    }

    @Test
    void knowsWhetherItGrewLately() {
        ServiceHistory history = of(new double[] {10}, 4, 6, 5, 5);
        assertThat(history.grewIn(3)).isTrue();
        assertThat(history.grewIn(2)).isFalse();
        assertThat(ServiceHistory.NONE.grewIn(3)).isFalse();
    }

    @Test
    void loadsAndTotalsBelongTogether() {
        assertThatThrownBy(() -> new ServiceHistory(List.of(1, 2), List.of(1.0), null, null))
                .hasMessageContaining("1 for 2");
    }
}
