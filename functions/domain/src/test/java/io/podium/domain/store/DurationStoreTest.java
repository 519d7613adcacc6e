package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.duration.LearntDurations;
import io.podium.domain.metrics.Measurements;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DurationStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryItemStore items = new InMemoryItemStore();
    private final DurationStore store = new DurationStore(items);

    @Test
    void givesBackWhatWasLearnt() {
        LearntDurations learnt = LearntDurations.none()
                .with(Measurements.ran("a.b-c", "s_1", 1 / 3.0).plus(Measurements.ran("d", "s_1", 1e6)), NOON);

        assertThat(store.store("p", learnt)).isTrue();
        assertThat(store.find("p")).isEqualTo(learnt.rewritten());
        assertThat(store.find("q")).isEqualTo(LearntDurations.none());
    }

    @Test
    void storesNothingOverWhatSomebodyElseLearnt() {
        LearntDurations first = LearntDurations.none().with(Measurements.ran("a", "s", 1), NOON);
        LearntDurations second = LearntDurations.none().with(Measurements.ran("a", "s", 2), NOON);

        assertThat(store.store("p", first)).isTrue();
        assertThat(store.store("p", second)).isFalse();
        assertThat(store.find("p").of("a").orElseThrow().seconds()).isEqualTo(1);
    }

    @Test
    void isNoMeasurement() {
        store.store("p", LearntDurations.none().with(Measurements.ran("a", "s", 1), NOON));

        assertThat(new MetricsStore(items)
                        .between("p", Instant.EPOCH, NOON.plusSeconds(3_600))
                        .isNone())
                .isTrue();
    }

    @Test
    void staysWithinAnItem() {
        Measurements measured = Measurements.none();
        for (int i = 0; i < LearntDurations.MOST_SUBJECTS; i++) {
            measured =
                    measured.plus(Measurements.ran("type-of-a-long-name-" + i, "service-of-a-long-name-" + i, 1 / 3.0));
        }
        store.store("p", LearntDurations.none().with(measured, NOON));

        Item item = items.get(new ItemKey("DURATIONS#p", "learnt")).orElseThrow();
        assertThat(item.document().toString().length()).isLessThan(60_000);
    }
}
