package io.podium.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private final Measurements measured = Measurements.completed("s", 2, 10)
            .plus(Measurements.completed("s", 4, 20))
            .plus(Measurements.completed("u", 6, 0))
            .plus(Measurements.failed("u"))
            .plus(Measurements.arrived("work", 5))
            .plus(Measurements.arrived("rest", 2))
            .plus(LoadSample.once(8, 1, 2, Map.of(), Map.of()).of("s"))
            .plus(LoadSample.once(9, 3, 4, Map.of(), Map.of()).of(LoadSample.WHOLE_POOL));

    @Test
    void ofAServiceCountsItsOwn() {
        Performance done = Performance.ofService(measured, "s", 60);

        assertThat(done.throughput()).isCloseTo(2 / 60.0, within(1e-12));
        assertThat(done.errorRate()).isZero();
        assertThat(done.meanServiceSeconds()).isEqualTo(3);
        assertThat(done.meanWaitSeconds()).isEqualTo(15);
        assertThat(done.meanResponseSeconds()).isEqualTo(18);
        assertThat(done.responses().quantile(1)).isCloseTo(24, Percentage.withPercentage(2));
        assertThat(done.load().queueLength()).isEqualTo(8);
        assertThat(done.arrivals()).isZero();
    }

    @Test
    void ofAPoolAddsUpItsServices() {
        Performance done = Performance.ofPool(measured, 60);

        assertThat(done.arrivals()).isEqualTo(7);
        assertThat(done.completions()).isEqualTo(3);
        assertThat(done.errorRate()).isEqualTo(0.25);
        assertThat(done.meanServiceSeconds()).isEqualTo(4);
        assertThat(done.meanWaitSeconds()).isEqualTo(10);
        assertThat(done.waits().quantile(0.5)).isCloseTo(10, Percentage.withPercentage(2));
        assertThat(done.load().slotUtilization()).isEqualTo(0.75);
    }

    @Test
    void ofNothingIsZero() {
        Performance none = Performance.ofService(Measurements.none(), "s", 0);

        assertThat(none.throughput()).isZero();
        assertThat(none.errorRate()).isZero();
        assertThat(none.meanResponseSeconds()).isZero();
        assertThat(none.waits().quantile(0.99)).isZero();
    }
}
