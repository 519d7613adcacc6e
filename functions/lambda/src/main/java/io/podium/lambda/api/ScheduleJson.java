package io.podium.lambda.api;

import io.podium.domain.schedule.CatchUp;
import io.podium.domain.schedule.Overlap;
import io.podium.domain.schedule.Recurrence;
import io.podium.domain.schedule.Rules;
import io.podium.domain.schedule.Schedule;
import io.podium.domain.schedule.Timing;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules as the API reads and shows them. */
public final class ScheduleJson {
    /** How many of its next times are shown of one schedule. */
    public static final int NEXT_TIMES = 5;

    private static final int MAX_CRON = 256;
    private static final int MAX_ZONE = 64;
    private static final int MAX_TEMPLATE_BYTES = 128 * 1_024;

    private ScheduleJson() {}

    /**
     * A schedule as a request defines it.
     *
     * @param timing when it comes
     * @param template the task as JSON text
     * @param rules what happens when it cannot simply come at its time
     * @param enabled whether it comes at all
     */
    public record ScheduleBody(Timing timing, String template, Rules rules, boolean enabled) {}

    /** Reads the body of {@code PUT /schedules/{id}}. */
    public static ScheduleBody read(Fields in) {
        String cron = in.text("cron", MAX_CRON);
        ZoneId zone = in.optional("timeZone", ScheduleJson::readZone).orElse(ZoneOffset.UTC);
        Object task = in.raw("task", MAX_TEMPLATE_BYTES);
        in.check(task instanceof Map<?, ?>, "task", "a task is expected, as POST /tasks takes it");
        Overlap overlap = in.optional(
                        "overlap",
                        (fields, name) -> fields.oneOf(name, Map.of("allow", Overlap.ALLOW, "skip", Overlap.SKIP)))
                .orElse(Rules.DEFAULT.overlap());
        CatchUp catchUp = in.optional(
                        "catchUp",
                        (fields, name) -> fields.oneOf(
                                name, Map.of("latest", CatchUp.LATEST, "none", CatchUp.NONE, "all", CatchUp.ALL)))
                .orElse(Rules.DEFAULT.catchUp());
        boolean enabled = in.optional("enabled", Fields::bool).orElse(true);
        return new ScheduleBody(new Timing(cron, zone), Json.write(task), new Rules(overlap, catchUp), enabled);
    }

    private static ZoneId readZone(Fields in, String name) {
        String text = in.text(name, MAX_ZONE);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            in.check(false, name, "a time zone is expected, as in Europe/Berlin or UTC, not \"" + text + "\"");
            return ZoneOffset.UTC;
        }
    }

    /**
     * Shows a schedule.
     *
     * @param recurrence to show its next times by, or null to show none but the first
     */
    public static Map<String, Object> show(Schedule schedule, @Nullable Recurrence recurrence) {
        return Shown.object()
                .with("scheduleId", schedule.key().id())
                .with("cron", schedule.timing().cron())
                .with("timeZone", name(schedule.timing().zone()))
                .with("task", Json.parse(schedule.template()))
                .with("overlap", schedule.rules().overlap().name().toLowerCase(Locale.ROOT))
                .with("catchUp", schedule.rules().catchUp().name().toLowerCase(Locale.ROOT))
                .with("enabled", schedule.enabled())
                .with("nextAt", schedule.nextAt())
                .with("nextTimes", recurrence == null ? null : nextTimes(schedule, recurrence))
                .with("lastAt", schedule.history().lastAt())
                .with("lastTaskId", schedule.history().lastTaskId())
                .with("lastError", schedule.history().lastError())
                .with("skipped", schedule.history().skipped())
                .tree();
    }

    private static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static List<String> nextTimes(Schedule schedule, Recurrence recurrence) {
        List<String> times = new ArrayList<>();
        Optional<Instant> next = Optional.ofNullable(schedule.nextAt());
        while (next.isPresent() && times.size() < NEXT_TIMES) {
            times.add(next.get().toString());
            next = recurrence.next(next.get());
        }
        return times;
    }
}
