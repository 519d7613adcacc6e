package io.podium.domain.schedule;

import java.time.ZoneId;
import java.util.Objects;

/**
 * When a schedule comes.
 *
 * @param cron minute, hour, day of month, month and day of week, as in Unix
 * @param zone whose clocks it goes by
 */
public record Timing(String cron, ZoneId zone) {
    public Timing {
        Objects.requireNonNull(cron);
        Objects.requireNonNull(zone);
    }
}
