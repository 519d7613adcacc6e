package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.metrics.Histogram;
import io.podium.domain.metrics.Measurements;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsStoreTest {
    private static final Instant MINUTE = Instant.parse("2026-03-01T10:00:00Z");

    private final MetricsStore store = new MetricsStore(new InMemoryItemStore());

    @Test
    void addsUpWhatFallsIntoWholeWindows() {
        store.add("p", MINUTE.minusMillis(1), Measurements.arrived("work", 1));
        store.add("p", MINUTE, Measurements.arrived("work", 10));
        store.add("p", MINUTE.plusMillis(59_999), Measurements.arrived("work", 100));
        store.add("p", MINUTE.plusSeconds(60), Measurements.arrived("work", 1_000));

        assertThat(arrivals(MINUTE, MINUTE.plusSeconds(60))).isEqualTo(110);
        assertThat(arrivals(MINUTE.minusSeconds(60), MINUTE)).isEqualTo(1);
        assertThat(arrivals(MINUTE.minusSeconds(60), MINUTE.plusSeconds(120))).isEqualTo(1_111);
        assertThat(arrivals(MINUTE, MINUTE)).isZero();
    }

    @Test
    void countsAWindowOnceInAdjoiningRangesWhateverTheirEdges() {
        store.add("p", MINUTE.plusSeconds(30), Measurements.arrived("work", 1));
        for (int seconds = -30; seconds < 120; seconds += 7) {
            Instant edge = MINUTE.plusSeconds(seconds);
            assertThat(arrivals(MINUTE.minusSeconds(300), edge) + arrivals(edge, MINUTE.plusSeconds(300)))
                    .as("edge at %d s", seconds)
                    .isEqualTo(1);
        }
    }

    @Test
    void givesBackEveryAmount() {
        Measurements measured = Measurements.completed("s", 2, 30)
                .plus(Measurements.failed("s"))
                .plus(Measurements.arrived("s", 4))
                .plus(Measurements.completed("u#1", 3, 0))
                .plus(Measurements.ran("work", "s", 2));
        store.add("p", MINUTE, measured);

        Measurements found = store.between("p", MINUTE, MINUTE.plusSeconds(60));
        assertThat(found).isEqualTo(measured);
        assertThat(found.waits("s").counts()).containsOnlyKeys(Histogram.bucket(30));
    }

    @Test
    void givesTheWindowsApartAndNoneThatIsEmpty() {
        store.add("p", MINUTE.plusSeconds(1), Measurements.arrived("work", 1));
        store.add("p", MINUTE.plusSeconds(59), Measurements.arrived("work", 2));
        store.add("p", MINUTE.plusSeconds(180), Measurements.failed("s"));

        assertThat(store.windows("p", MINUTE, MINUTE.plusSeconds(240), 10).orElseThrow())
                .isEqualTo(Map.of(
                        MINUTE, Measurements.arrived("work", 3), MINUTE.plusSeconds(180), Measurements.failed("s")));
        assertThat(store.windows("p", MINUTE.plusSeconds(1), MINUTE.plusSeconds(180), 10))
                .contains(new TreeMap<>());
    }

    @Test
    void givesNoWindowsOfMoreItemsThanAskedFor() {
        store.add("p", MINUTE, Measurements.arrived("a", 1).plus(Measurements.arrived("b", 1)));

        assertThat(store.windows("p", MINUTE, MINUTE.plusSeconds(60), 1)).isEmpty();
        assertThat(store.windows("p", MINUTE, MINUTE.plusSeconds(60), 2)).isPresent();
    }

    @Test
    void letsOneCallerClaimAWindow() {
        assertThat(store.claim(MINUTE, "a")).isTrue();
        assertThat(store.claim(MINUTE, "b")).isFalse();
        assertThat(store.claim(MINUTE, "a"))
                .as("the same caller, after a lost answer")
                .isTrue();
        assertThat(store.claim(MINUTE.plusSeconds(60), "b")).isTrue();
    }

    @Test
    void addsUpOverWritersAndWindowsBeyondOnePage() {
        IntStream.range(0, 1_500).forEach(minute -> {
            store.add("p", MINUTE.plusSeconds(60L * minute), Measurements.completed("s", 1, 2));
            store.add("p", MINUTE.plusSeconds(60L * minute + 5), Measurements.completed("s", 3, 2));
        });

        Measurements found = store.between("p", MINUTE, MINUTE.plusSeconds(60 * 1_500));
        assertThat(found.completions("s")).isEqualTo(3_000);
        assertThat(found.meanRanSeconds("s")).isEqualTo(2);
    }

    @Test
    void keepsPoolsApartAndStoresNothingOfNothing() {
        store.add("p", MINUTE, Measurements.none());
        store.add("q", MINUTE, Measurements.arrived("work", 1));

        assertThat(store.between("p", Instant.EPOCH, MINUTE.plusSeconds(60)).isNone())
                .isTrue();
    }

    private double arrivals(Instant from, Instant to) {
        return store.between("p", from, to).arrivals("work");
    }
}
