package io.podium.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratedClockTest {
    private static final Instant BASE = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(77);

    @Test
    void startsAtItsBase() {
        assertThat(clock(30).instant()).isEqualTo(BASE);
    }

    @Test
    void runsAsFastAsItIsTold() {
        AcceleratedClock clock = clock(30);
        nanos.addAndGet(2_000_000_000L);
        assertThat(clock.instant()).isEqualTo(BASE.plusSeconds(60));
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsEveryNanosecondInRealTime() {
        AcceleratedClock clock = clock(1);
        nanos.addAndGet(9_007_199_254_740_993L);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofNanos(9_007_199_254_740_993L));
    }

    @Test
    void canRunSlowly() {
        AcceleratedClock clock = clock(0.5);
        nanos.addAndGet(4_000_000_000L);
        assertThat(clock.instant()).isEqualTo(BASE.plusSeconds(2));
    }

    @Test
    void tellsTheRealTimeThatAVirtualOneTakes() {
        assertThat(clock(30).real(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(clock(30).real(Duration.ZERO)).isZero();
        assertThat(clock(30).real(Duration.ofSeconds(-5))).isZero();
        assertThat(clock(30).real(Duration.ofNanos(1))).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void showsTheSameInstantInAnotherZone() {
        AcceleratedClock clock = clock(10);
        nanos.addAndGet(1_000_000_000L);
        assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).instant()).isEqualTo(clock.instant());
        assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 100_001})
    void refusesAnImpossibleSpeed(double speed) {
        assertThatThrownBy(() -> clock(speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(speed));
    }

    private AcceleratedClock clock(double speed) {
        return new AcceleratedClock(BASE, speed, nanos::get);
    }
}
