package io.podium.local.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void whatGrowsSteadilyIsNotFlat() {
        Trend trend = Trend.of("heap", rising(20, 5), 0.1, 1);
        assertThat(trend.growth()).isCloseTo(95, within(1e-9));
        assertThat(trend.isFlat()).isFalse();
    }

    @Test
    void whatShrinksIsFlat() {
        assertThat(Trend.of("heap", rising(20, -2), 0.1, 1).isFlat()).isTrue();
    }

    @Test
    void oneOddMinuteChangesNothing() {
        Trend trend = Trend.of("p99", List.of(10.0, 11.0, 10.0, 900.0, 10.0, 11.0, 10.0), 0.1, 1);
        assertThat(trend.isFlat()).isTrue();
        assertThat(trend.median()).isEqualTo(10);
    }

    @Test
    void smallFiguresMayGrowByTheFloor() {
        assertThat(Trend.of("threads", List.of(1.0, 2.0, 3.0), 0.1, 4).isFlat()).isTrue();
        assertThat(Trend.of("threads", List.of(1.0, 4.0, 7.0), 0.1, 4).isFlat()).isFalse();
    }

    @Test
    void oneMinuteHasNoTrend() {
        assertThat(Trend.of("heap", List.of(7.0), 0.1, 0)).isEqualTo(new Trend("heap", 7, 0, 0.7000000000000001));
    }

    private static List<Double> rising(int minutes, double slope) {
        return IntStream.range(0, minutes)
                .mapToObj(minute -> 200 + slope * minute)
                .toList();
    }
}
