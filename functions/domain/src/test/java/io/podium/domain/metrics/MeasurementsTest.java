package io.podium.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    @Test
    void addUp() {
        Measurements sum = Measurements.arrived("resize", 3)
                .plus(Measurements.arrived("resize", 2))
                .plus(Measurements.arrived("crop", 1))
                .plus(Measurements.failed("s"));

        assertThat(sum.arrivals("resize")).isEqualTo(5);
        assertThat(sum.arrivals("crop")).isEqualTo(1);
        assertThat(sum.failures("s")).isEqualTo(1);
        assertThat(sum.completions("s")).isZero();
    }

    @Test
    void giveMeansAndVariationOfRunningTimes() {
        Measurements sum = Measurements.completed("s", 1, 4).plus(Measurements.completed("s", 3, 8));

        assertThat(sum.completions("s")).isEqualTo(2);
        assertThat(sum.meanRanSeconds("s")).isEqualTo(2);
        assertThat(sum.meanWaitSeconds("s")).isEqualTo(6);
        assertThat(sum.squaredVariation("s")).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void assumeExponentialTimesWhereTooFewAreKnown() {
        assertThat(Measurements.none().squaredVariation("s")).isEqualTo(1);
        assertThat(Measurements.completed("s", 5, 0).squaredVariation("s")).isEqualTo(1);
        assertThat(Measurements.none().meanRanSeconds("s")).isZero();
    }

    @Test
    void neverGiveANegativeVariation() {
        Measurements sum = Measurements.none();
        for (int i = 0; i < 1_000; i++) {
            sum = sum.plus(Measurements.completed("s", 0.1, 0));
        }
        assertThat(sum.squaredVariation("s")).isBetween(0.0, 1e-9);
    }

    @Test
    void keepTheWaitsOfEachServiceApart() {
        Measurements sum = Measurements.completed("s", 1, 10)
                .plus(Measurements.completed("a-s", 1, 1000))
                .plus(Measurements.completed("s", 1, 10));

        assertThat(sum.waits("s").counts()).containsOnly(entry(Histogram.bucket(10), 2.0));
        assertThat(sum.waits("a-s").counts()).containsOnly(entry(Histogram.bucket(1000), 1.0));
        assertThat(sum.waits("none").counts()).isEmpty();
    }

    @Test
    void keepTheRunsOfEachTypeOnEachServiceApart() {
        Measurements sum = Measurements.ran("work", "s", 2)
                .plus(Measurements.ran("work", "s", 4))
                .plus(Measurements.ran("work", "u", 7))
                .plus(Measurements.ran("rest", "s", 1))
                .plus(Measurements.completed("s", 100, 5));

        assertThat(sum.runs()).containsOnlyKeys("rest", "work");
        assertThat(sum.runs().get("work")).isEqualTo(Map.of("s", new RunSums(2, 6, 20), "u", new RunSums(1, 7, 49)));
        assertThat(sum.completions("s")).as("what is counted of a service").isEqualTo(1);
        assertThat(sum.meanRanSeconds("s")).isEqualTo(100);
        assertThat(sum.waits("s").counts()).containsOnly(entry(Histogram.bucket(5), 1.0));
        assertThat(Measurements.completed("s", 100, 5).runs()).isEmpty();
    }

    @Test
    void keepResponsesApartFromWaits() {
        Measurements sum = Measurements.completed("s", 2, 10).plus(Measurements.completed("s", 8, 0));

        assertThat(sum.responses("s").counts())
                .containsOnly(entry(Histogram.bucket(12), 1.0), entry(Histogram.bucket(8), 1.0));
        assertThat(sum.waits("s").counts()).containsOnly(entry(Histogram.bucket(10), 1.0), entry(0, 1.0));
    }

    @Test
    void nameTheirServicesAndTypes() {
        Measurements sum = Measurements.completed("s", 2, 10)
                .plus(Measurements.failed("u"))
                .plus(Measurements.arrived("work", 3))
                .plus(LoadSample.once(1, 1, 1, Map.of(), Map.of()).of("v"));

        assertThat(sum.services()).containsExactly("s", "u");
        assertThat(sum.types()).containsExactly("work");
    }

    @Test
    void splitBySubjectAndSumUpAgain() {
        Measurements sum = Measurements.completed("s", 2, 10)
                .plus(Measurements.failed("u"))
                .plus(Measurements.arrived("s", 3));

        assertThat(sum.bySubject()).containsOnlyKeys("s", "u");
        assertThat(sum.bySubject().get("u")).isEqualTo(Measurements.failed("u"));
        assertThat(Measurements.sum(sum.bySubject().values())).isEqualTo(sum);
        assertThat(Measurements.sum(List.of())).isEqualTo(Measurements.none());
    }

    @Test
    void areNoneWhereNothingWasMeasured() {
        assertThat(Measurements.none().isNone()).isTrue();
        assertThat(Measurements.failed("s").isNone()).isFalse();
    }
}
