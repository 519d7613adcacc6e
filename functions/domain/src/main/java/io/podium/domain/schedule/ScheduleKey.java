package io.podium.domain.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * Names a schedule: ids are unique within a tenant.
 *
 * @param tenant who the schedule belongs to
 * @param id the schedule's id
 */
public record ScheduleKey(String tenant, String id) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public ScheduleKey {
        Objects.requireNonNull(tenant);
        Objects.requireNonNull(id);
    }

    /** Returns the id of the task of an occurrence, which is the same however often the occurrence is submitted. */
    public String taskId(Instant occurrence) {
        return id + "." + TIME.format(occurrence);
    }

    @Override
    public String toString() {
        return tenant + "/" + id;
    }
}
