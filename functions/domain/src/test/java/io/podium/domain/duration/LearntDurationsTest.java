package io.podium.domain.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.duration.DurationEstimate.Learnt;
import io.podium.domain.duration.LearntDurations.Subject;
import io.podium.domain.metrics.Measurements;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LearntDurationsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private LearntDurations learnt = LearntDurations.none();
    private Instant until = START;

    @Test
    void knowNothingAtFirst() {
        assertThat(learnt.of("work")).isEmpty();
        assertThat(learnt.of("work", "s")).isEmpty();
    }

    @Test
    void giveMeanDeviationAndErrorWithTheirSamples() {
        minute(runs("s", 2, 4, 6, 8));

        assertThat(learnt.of("work")).contains(new Learnt(5, 2.582, 1.291, 4));
        assertThat(learnt.foldedUntil()).isEqualTo(until);
    }

    @Test
    void becomeSurerWithEverySample() {
        double last = Double.MAX_VALUE;
        for (int samples = 4; samples <= 64; samples *= 4) {
            learnt = LearntDurations.none();
            for (int i = 0; i < samples; i++) {
                minute(runs("s", i % 2 == 0 ? 9 : 11));
            }
            double error = learnt.of("work").orElseThrow().errorSeconds();
            assertThat(error).as("%d samples", samples).isLessThan(0.6 * last);
            last = error;
        }
        assertThat(learnt.of("work").orElseThrow().seconds()).isCloseTo(10, within(3 * last));
    }

    @Test
    void halveTheWeightOfWhatWasBeforeEveryHundredRuns() {
        for (int i = 0; i < 10_000; i++) {
            minute(runs("s", 10));
        }
        for (int i = 0; i < LearntDurations.HALF_LIFE; i++) {
            minute(runs("s", 20));
        }
        assertThat(seconds("work")).isCloseTo(15, within(0.05));
        for (int i = 0; i < 4 * LearntDurations.HALF_LIFE; i++) {
            minute(runs("s", 20));
        }
        assertThat(seconds("work")).isCloseTo(20, within(0.5));
    }

    @Test
    void followAChangeAtOnceWhereMuchRunsInAMinute() {
        double[] many = new double[2_000];
        Arrays.fill(many, 10);
        minute(runs("s", many));
        Arrays.fill(many, 30);
        minute(runs("s", many));

        assertThat(seconds("work")).isCloseTo(30, within(0.01));
    }

    @Test
    void keepWhatRunsSeldom() {
        minute(runs("s", 7));
        for (int i = 0; i < 10_000; i++) {
            minute(Measurements.ran("other", "s", 1));
        }
        assertThat(seconds("work")).isEqualTo(7);
    }

    @Test
    void tellServicesApartAndMixThemByHowOftenTheyRun() {
        minute(runs("fast", 1, 1, 1).plus(runs("slow", 9)));

        assertThat(learnt.of("work", "fast").orElseThrow().seconds()).isEqualTo(1);
        assertThat(learnt.of("work", "slow").orElseThrow().seconds()).isEqualTo(9);
        assertThat(learnt.of("work", "new").orElseThrow().seconds()).isEqualTo(3);
        assertThat(seconds("work")).isEqualTo(3);
        for (int i = 0; i < 1_000; i++) {
            minute(runs("slow", 9));
        }
        assertThat(seconds("work")).as("the fast one runs no more").isCloseTo(9, within(0.1));
        assertThat(learnt.of("work", "fast").orElseThrow().seconds()).isEqualTo(1);
    }

    @Test
    void forgetWhatRanLongestAgoWhereThereIsTooMuch() {
        for (int i = 0; i < LearntDurations.MOST_SUBJECTS; i++) {
            minute(Measurements.ran("t" + i, "s", 5));
        }
        assertThat(learnt.subjects()).hasSize(LearntDurations.MOST_SUBJECTS);
        assertThat(learnt.of("t0")).isEmpty();
        assertThat(learnt.subjects())
                .containsKey(new Subject("t" + (LearntDurations.MOST_SUBJECTS - 1), "s"))
                .containsKey(new Subject("t" + (LearntDurations.MOST_SUBJECTS - 1), null));
    }

    @Test
    void thinkThatWhatTookNoTimeTakesAMillisecond() {
        minute(runs("s", 0, 0));

        assertThat(learnt.of("work")).contains(new Learnt(0.001, 0, 0, 2));
    }

    @Test
    void estimatesAreOfAPositiveTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DurationEstimate.Declared(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DurationEstimate.Declared(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Learnt(-1, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Learnt(1, 0, 0, 0));
        assertThat(new DurationEstimate.Assumed().seconds()).isEqualTo(60);
    }

    private double seconds(String type) {
        return learnt.of(type).orElseThrow().seconds();
    }

    private void minute(Measurements measured) {
        until = until.plusSeconds(60);
        learnt = learnt.with(measured, until);
    }

    private static Measurements runs(String service, double... seconds) {
        Measurements sum = Measurements.none();
        for (double one : seconds) {
            sum = sum.plus(Measurements.ran("work", service, one));
        }
        return sum;
    }
}
