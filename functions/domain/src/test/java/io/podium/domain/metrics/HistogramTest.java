package io.podium.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    @Test
    void hasZeroQuantilesOfNothing() {
        assertThat(Histogram.empty().quantile(0.5)).isZero();
    }

    @Test
    void countsWhatIsTooShortAsZero() {
        assertThat(of(0, 0.0009).quantile(1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 0.5, 0.9, 0.99, 1})
    void keepsQuantilesWithinTheRelativeError(double part) {
        Random random = new Random(11);
        double[] seconds =
                random.doubles(5_000).map(u -> 0.01 * Math.exp(9 * u)).toArray();
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        double exact = sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];

        assertThat(of(seconds).quantile(part))
                .isCloseTo(exact, Percentage.withPercentage(100 * Histogram.RELATIVE_ERROR + 1e-6));
    }

    @Test
    void keepsEveryDurationWithinTheRelativeError() {
        double worst = 0;
        for (double seconds = Histogram.SMALLEST_SECONDS; seconds < Histogram.LARGEST_SECONDS; seconds *= 1.0007) {
            worst = Math.max(worst, Math.abs(of(seconds).quantile(0.5) / seconds - 1));
        }
        assertThat(worst).isBetween(0.95 * Histogram.RELATIVE_ERROR, Histogram.RELATIVE_ERROR + 1e-9);
    }

    @Test
    void countsWhatIsTooLongAsTheLargest() {
        assertThat(Histogram.bucket(1e300)).isEqualTo(Histogram.LAST_BUCKET).isBetween(500, 600);
        assertThat(Histogram.bucket(Double.POSITIVE_INFINITY)).isEqualTo(Histogram.LAST_BUCKET);
    }

    @Test
    void addsUpToTheHistogramOfAll() {
        Histogram both = of(1, 2, 3).plus(of(2, 50).counts());

        assertThat(both).isEqualTo(of(1, 2, 2, 3, 50));
    }

    @Test
    void bucketsDoNotOverlap() {
        assertThat(Histogram.bucket(0)).isZero();
        assertThat(Histogram.bucket(0.001)).isEqualTo(1);
        int last = 0;
        for (double seconds = 0.001; seconds < 1e6; seconds *= 1.01) {
            int bucket = Histogram.bucket(seconds);
            assertThat(bucket).isBetween(last, last + 1);
            last = bucket;
        }
    }

    private static Histogram of(double... seconds) {
        Map<Integer, Double> counts = new TreeMap<>();
        for (double each : seconds) {
            counts.merge(Histogram.bucket(each), 1.0, Double::sum);
        }
        return Histogram.empty().plus(counts);
    }
}
