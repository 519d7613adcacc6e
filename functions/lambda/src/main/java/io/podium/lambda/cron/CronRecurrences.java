package io.podium.lambda.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.podium.domain.InvalidInputException;
import io.podium.domain.schedule.Recurrence;
import io.podium.domain.schedule.Recurrences;
import io.podium.domain.schedule.Timing;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Reads cron expressions of five fields as Unix has them: minute, hour, day of month, month, day of week. The library is
 * asked for times without a zone only, because it has gone wrong where clocks change; {@link ClockTimes} does that part.
 */
public final class CronRecurrences implements Recurrences {
    private static final int HOUR = 1;

    private final CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    @Override
    public Recurrence of(Timing timing) {
        ExecutionTime times = ExecutionTime.forCron(parse(timing.cron()));
        ClockTimes clock = new ClockTimes(timing.zone(), isHourly(timing.cron()), after -> next(times, after));
        if (clock.next(Instant.EPOCH).isEmpty()) {
            throw new InvalidInputException(
                    "cron", "a time that comes is expected; \"" + timing.cron() + "\" never does");
        }
        return clock;
    }

    private Cron parse(String text) {
        try {
            return parser.parse(text).validate();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The library refuses by the first, and by the second where a part of a range is empty, as in "1-59/".
            throw new InvalidInputException(
                    "cron",
                    "minute, hour, day of month, month and day of week are expected, as in \"*/5 * * * *\", not \""
                            + text + "\": " + e.getMessage());
        }
    }

    private static Optional<LocalDateTime> next(ExecutionTime times, LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    /** Whether every hour is meant, so that the hour that comes twice is meant both times. */
    private static boolean isHourly(String cron) {
        return List.of(cron.strip().split("\\s+", -1)).get(HOUR).startsWith("*");
    }
}
