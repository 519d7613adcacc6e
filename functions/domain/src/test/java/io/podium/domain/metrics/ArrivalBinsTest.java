package io.podium.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalBinsTest {
    private static final Instant MINUTE = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void countsByFiveSecondsOfTheMinuteAndForTheMinute() {
        Measurements measured = ArrivalBins.arrived("work", MINUTE, 2)
                .plus(ArrivalBins.arrived("work", MINUTE.plusMillis(4_999), 1))
                .plus(ArrivalBins.arrived("work", MINUTE.plusMillis(59_999), 4))
                .plus(ArrivalBins.arrived("rest", MINUTE, 9));
        assertThat(measured.arrivals("work")).isEqualTo(7);
        ArrivalBins bins = ArrivalBins.none().plus(measured, "work", 1);
        assertThat(bins.counts()).containsExactly(3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 4.0);
        assertThat(bins.total()).isEqualTo(7);
    }

    @Test
    void aTimeBeforeTheEpochHasItsStretchToo() {
        ArrivalBins bins =
                ArrivalBins.none().plus(ArrivalBins.arrived("work", Instant.ofEpochSecond(-1), 1), "work", 1);
        assertThat(bins.counts().get(11)).isEqualTo(1);
    }

    @Test
    void aSmallPartOfBurstsLooksLikeChance() {
        Measurements bursts =
                ArrivalBins.arrived("work", MINUTE, 120).plus(ArrivalBins.arrived("work", MINUTE.plusSeconds(30), 120));
        double whole = ArrivalBins.none().plus(bursts, "work", 1).variability();
        double part = ArrivalBins.none().plus(bursts, "work", 0.01).variability();
        assertThat(whole).isEqualTo(25);
        assertThat(part).isCloseTo(0.99 + 0.01 * 43_200 / 22 / 20, within(1e-9));
    }

    @Test
    void nothingIsTakenForChance() {
        assertThat(ArrivalBins.none().variability()).isEqualTo(1);
    }
}
