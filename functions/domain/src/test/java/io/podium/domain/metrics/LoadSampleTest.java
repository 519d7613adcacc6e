package io.podium.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadSampleTest {
    @Test
    void comesBackAsItWas() {
        LoadSample look = LoadSample.once(7, 3, 4, Map.of("cpu", 2.5), Map.of("cpu", 4.0, "memory", 512.0));

        assertThat(LoadSample.mean(look.of("s"), "s")).isEqualTo(look);
    }

    @Test
    void isTheMeanOfSeveralLooks() {
        Measurements looks = LoadSample.once(10, 1, 2, Map.of("cpu", 1.0), Map.of("cpu", 2.0))
                .of("s")
                .plus(LoadSample.once(0, 5, 6, Map.of("cpu", 5.0), Map.of("cpu", 6.0))
                        .of("s"))
                .plus(LoadSample.once(99, 99, 99, Map.of("cpu", 9.0), Map.of("cpu", 9.0))
                        .of("other-s"));

        LoadSample mean = LoadSample.mean(looks, "s");
        assertThat(mean.looks()).isEqualTo(2);
        assertThat(mean.queueLength()).isEqualTo(5);
        assertThat(mean.slotUtilization()).isCloseTo(0.75, within(1e-12));
        assertThat(mean.utilization()).isEqualTo(Map.of("cpu", 0.75));
    }

    @Test
    void hasZerosWhereNobodyLookedAndNoShareOfNothing() {
        LoadSample none = LoadSample.mean(Measurements.none(), "s");
        assertThat(none.looks()).isZero();
        assertThat(none.slotUtilization()).isZero();
        assertThat(none.utilization()).isEmpty();
        assertThat(LoadSample.once(0, 0, 0, Map.of(), Map.of("cpu", 0.0)).utilization())
                .isEmpty();
    }

    @Test
    void ofTheWholePoolIsNoService() {
        Measurements both = LoadSample.once(4, 0, 0, Map.of(), Map.of())
                .of(LoadSample.WHOLE_POOL)
                .plus(Measurements.completed("s", 1, 1));

        assertThat(both.services()).containsExactly("s");
        assertThat(LoadSample.mean(both, LoadSample.WHOLE_POOL).queueLength()).isEqualTo(4);
    }
}
