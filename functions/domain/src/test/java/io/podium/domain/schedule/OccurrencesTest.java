package io.podium.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();
    private final Occurrences hourly = new Occurrences(after -> {
        asked.incrementAndGet();
        return Optional.of(Instant.ofEpochSecond(Math.floorDiv(after.toEpochMilli(), 3_600_000) * 3_600 + 3_600));
    });

    private List<Instant> due(Duration down, CatchUp catchUp) {
        return hourly.due(NOON, NOON.plus(down), catchUp);
    }

    @Test
    void theTimeThatHasComeIsDueWhateverTheRule() {
        for (CatchUp rule : CatchUp.values()) {
            assertThat(due(Duration.ZERO, rule)).containsExactly(NOON);
            assertThat(due(Duration.ofSeconds(299), rule)).containsExactly(NOON);
            assertThat(due(Duration.ofMillis(-1), rule)).isEmpty();
        }
    }

    @Test
    void theLatestOfMissedTimesIsMadeUpFor() {
        assertThat(due(Duration.ofMinutes(200), CatchUp.LATEST)).containsExactly(NOON.plusSeconds(3 * 3_600));
    }

    @Test
    void noneIsMadeUpForThatIsLate() {
        assertThat(due(Duration.ofMinutes(200), CatchUp.NONE)).isEmpty();
        assertThat(due(Duration.ofMinutes(184), CatchUp.NONE)).containsExactly(NOON.plusSeconds(3 * 3_600));
    }

    @Test
    void allMissedTimesAreMadeUpForInOrder() {
        assertThat(due(Duration.ofMinutes(179), CatchUp.ALL))
                .containsExactly(NOON, NOON.plusSeconds(3_600), NOON.plusSeconds(7_200));
    }

    @Test
    void afterYearsOfDowntimeTheLatestHundredAreFoundInAFewSteps() {
        List<Instant> times = due(Duration.ofDays(3_650), CatchUp.ALL);

        assertThat(times).hasSize(Occurrences.MOST).isSorted();
        assertThat(times.get(99)).isEqualTo(NOON.plus(Duration.ofDays(3_650)));
        assertThat(asked.get()).isLessThan(100 * 26);
    }

    @Test
    void theIdOfAnOccurrenceNamesItsTime() {
        assertThat(new ScheduleKey("t", "nightly").taskId(NOON)).isEqualTo("nightly.20261122T120000Z");
    }
}
