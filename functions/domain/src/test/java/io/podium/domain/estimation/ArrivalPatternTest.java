package io.podium.domain.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.metrics.Measurements;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalPatternTest {
    @Test
    void weighsTheLatestWindowsMost() {
        Newcomers newcomers = new ArrivalPattern(List.of(window(60), window(60), window(30)), 60, 15).newcomers(0, 0);

        assertThat(newcomers.perSecond().mean()).isCloseTo((30 + 0.3 * 60 + 0.09 * 60) / (15 + 18 + 5.4), within(1e-9));
        assertThat(newcomers.laterPerSecond().mean()).isCloseTo(150 / 135.0, within(1e-9));
        assertThat(newcomers.load()).isCloseTo(2 * 150 / 135.0, within(1e-9));
    }

    @Test
    void isLessCertainTheMoreTheWindowsDiffer() {
        Newcomers even = new ArrivalPattern(List.of(window(50), window(50), window(0)), 60, 1).newcomers(0, 0);
        Newcomers uneven = new ArrivalPattern(List.of(window(5), window(95), window(0)), 60, 1).newcomers(0, 0);

        assertThat(even.laterPerSecond().variation()).isCloseTo(0.1, within(1e-9));
        assertThat(uneven.laterPerSecond().variation()).isGreaterThan(1);
    }

    @Test
    void expectsNothingWhereNothingArrived() {
        assertThat(new ArrivalPattern(List.of(window(0)), 60, 30).newcomers(1, 0.5))
                .isEqualTo(Newcomers.NONE);
        assertThatThrownBy(() -> new ArrivalPattern(List.of(), 60, 30)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheLeastBurst() {
        ArrivalPattern pattern = new ArrivalPattern(List.of(window(10), window(90), window(40)), 60, 60);

        assertThat(pattern.burstSeconds(1)).isEqualTo(200);
        assertThat(pattern.burstSeconds(100)).isEqualTo(180);
    }

    @Test
    void countsAsItMeasures() {
        Measurements measured = ArrivalCounts.of("a", 30, 30)
                .plus(ArrivalCounts.of("a", 31, 31))
                .plus(ArrivalCounts.of("b", -2, 5))
                .plus(ArrivalCounts.of("c", 0, 7))
                .plus(Measurements.arrived("a", 2));
        SortedMap<Integer, Tally> tallies = ArrivalCounts.in(measured, List.of("a", "b", "d"));

        assertThat(tallies.values()).containsExactlyInAnyOrder(new Tally(2, 61, 61), new Tally(1, -2, 5));
        assertThat(tallies.firstKey()).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"fifo, 1", "edf, 1", "dps, 0.25", "sjf, 0", "srtf, 0", "random, 0"})
    void everyPolicyRanksLaterTasksByASlope(String policy, double slope) {
        RankFrame frame = new RankFrame(policy, 0.25);

        assertThat(frame.slope()).isEqualTo(slope);
        assertThat(frame.offset(slope * 1_750_000_000.5 - 3, Instant.ofEpochSecond(1_750_000_000, 500_000_000)))
                .isEqualTo(-3);
    }

    @Test
    void keepsTheLastWindowsOnly() {
        RecentArrivals recent = new RecentArrivals();
        recent.add(10, 1, 2);
        recent.add(70, 1, 2);
        assertThat(recent.newcomers(100, 0, 0).laterPerSecond().mean()).isCloseTo(2 / 100.0, within(1e-9));
        recent.add(70 + 60 * 15, 1, 2);
        assertThat(recent.newcomers(1_000, 0, 0).laterPerSecond().mean()).isCloseTo(1 / 880.0, within(1e-9));
        recent.add(1_000_000, 1, 2);
        assertThat(recent.newcomers(1_000_010, 0, 0).kinds()).hasSize(1);
    }

    @Test
    void drawsAroundTheMean() {
        SplittableRandom random = new SplittableRandom(3);
        Belief belief = new Belief(10, 0.5);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += belief.draw(random);
        }

        assertThat(sum / 20_000).isCloseTo(10, within(0.15));
        assertThatThrownBy(() -> new Belief(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Belief(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SortedMap<Integer, Tally> window(int count) {
        SortedMap<Integer, Tally> window = new TreeMap<>();
        window.put(1, new Tally(count, count, 2.0 * count));
        return window;
    }
}
