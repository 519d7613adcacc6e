package io.podium.lambda.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.InvalidInputException;
import io.podium.domain.schedule.Recurrence;
import io.podium.domain.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronRecurrencesTest {
    private static final String BERLIN = "Europe/Berlin";

    private final CronRecurrences recurrences = new CronRecurrences();

    private Recurrence cron(String text, String zone) {
        return recurrences.of(new Timing(text, ZoneId.of(zone)));
    }

    private List<String> next(String text, String zone, String after, int count) {
        Recurrence recurrence = cron(text, zone);
        List<String> times = new ArrayList<>();
        Instant at = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            at = recurrence.next(at).orElseThrow();
            times.add(at.toString());
        }
        return times;
    }

    @ParameterizedTest
    @CsvSource({
        "*/5 * * * *, 2026-11-22T12:05:00Z",
        "0 9 * * MON-FRI, 2026-11-23T09:00:00Z",
        "5-50/15 9-17 * * 1-5, 2026-11-23T09:05:00Z",
        "0 0 1 JAN *, 2027-01-01T00:00:00Z",
        "0 12 29 2 *, 2028-02-29T12:00:00Z",
        "30 6 31 * *, 2026-12-31T06:30:00Z",
        "'1,2,3 * * * *', 2026-11-22T12:01:00Z",
        "0 0 * * 7, 2026-11-29T00:00:00Z",
        "0 0 * * 0, 2026-11-29T00:00:00Z"
    })
    void comesWhenItSays(String text, String expected) {
        assertThat(next(text, "UTC", "2026-11-22T12:00:00Z", 1)).containsExactly(expected);
    }

    @Test
    void dayOfMonthAndDayOfWeekBothCount() {
        assertThat(next("0 13 13 * 5", "UTC", "2026-03-01T00:00:00Z", 4))
                .containsExactly(
                        "2026-03-06T13:00:00Z", "2026-03-13T13:00:00Z", "2026-03-20T13:00:00Z", "2026-03-27T13:00:00Z");
        assertThat(next("0 13 15 * 5", "UTC", "2026-03-13T13:00:00Z", 2))
                .containsExactly("2026-03-15T13:00:00Z", "2026-03-20T13:00:00Z");
    }

    @Test
    void goesByTheClocksOfItsZone() {
        assertThat(next("0 9 * * *", BERLIN, "2026-03-27T12:00:00Z", 3))
                .containsExactly("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z");
        assertThat(next("0 9 * * *", BERLIN, "2026-10-23T12:00:00Z", 3))
                .containsExactly("2026-10-24T07:00:00Z", "2026-10-25T08:00:00Z", "2026-10-26T08:00:00Z");
    }

    @Test
    void aTimeThatTheClocksLeaveOutIsTheFirstInstantBehindTheGap() {
        assertThat(next("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(next("*/15 2 * * *", BERLIN, "2026-03-28T22:00:00Z", 2))
                .as("four times in the gap are one instant")
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
    }

    @Test
    void aTimeThatTheClocksShowTwiceCountsOnce() {
        assertThat(next("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(next("*/30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 3))
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:00:00Z");
    }

    @Test
    void whatComesEveryHourComesInBothHoursThatTheClocksShow() {
        assertThat(next("0 * * * *", BERLIN, "2026-10-24T22:30:00Z", 4))
                .containsExactly(
                        "2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {BERLIN, "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "UTC"})
    void whatComesEveryFiveMinutesNeverPausesAndNeverRepeats(String zone) {
        Recurrence recurrence = cron("*/5 * * * *", zone);
        for (String start : List.of(
                "2026-03-08T00:00:00Z", "2026-03-28T18:00:00Z", "2026-04-04T00:00:00Z", "2026-10-24T18:00:00Z")) {
            Instant at = Instant.parse(start);
            for (int i = 0; i < 400; i++) {
                Instant next = recurrence.next(at).orElseThrow();
                assertThat(Duration.between(at, next)).isEqualTo(Duration.ofMinutes(5));
                at = next;
            }
        }
    }

    @Test
    void aDailyTimeComesOnceADayInEveryZoneAndYear() {
        Random random = new Random(7);
        List<String> zones = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        for (int i = 0; i < 60; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Recurrence recurrence = cron(random.nextInt(60) + " " + random.nextInt(24) + " * * *", zone.getId());
            Instant at = ZonedDateTime.of(2020 + random.nextInt(8), 1, 1, 0, 0, 0, 0, zone)
                    .toInstant();
            for (int day = 0; day < 365; day++) {
                Instant next = recurrence.next(at).orElseThrow();
                assertThat(Duration.between(at, next))
                        .as("%s at %s", zone, next)
                        .isLessThan(Duration.ofHours(50));
                assertThat(next.atZone(zone).toLocalDate())
                        .isAfterOrEqualTo(at.atZone(zone).toLocalDate());
                if (day > 0) {
                    assertThat(next.atZone(zone).toLocalDate())
                            .isAfter(at.atZone(zone).toLocalDate());
                }
                at = next;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "1-59/ * * * *",
                "1-/5 * * * *",
                "* * * * * *",
                "61 * * * *",
                "0 24 * * *",
                "0 0 0 * *",
                "0 0 * 13 *",
                "0 0 * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "a b c d e",
                "@daily",
                "0 0 L * *",
                "0 0 ? * *"
            })
    void wrongExpressionsAreRefusedByFieldAndRule(String text) {
        assertThatThrownBy(() -> cron(text, "UTC"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cron")
                .hasMessageContaining("minute, hour, day of month, month and day of week");
    }

    @Test
    void anExpressionThatNeverComesIsRefused() {
        assertThatThrownBy(() -> cron("0 0 30 2 *", "UTC"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("never does");
    }
}
