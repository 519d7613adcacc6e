package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;

import io.podium.domain.InvalidInputException;
import io.podium.domain.schedule.Recurrences;
import io.podium.domain.task.TaskSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedules that come every so many minutes, and whose templates are the names of pools. */
final class MinuteSchedules {
    /** Reads a number of minutes. */
    static final Recurrences RECURRENCES = timing -> {
        long period = Long.parseLong(timing.cron()) * 60;
        return after ->
                Optional.of(Instant.ofEpochSecond((Math.floorDiv(after.toEpochMilli(), 1_000 * period) + 1) * period));
    };

    static final TaskTemplates TEMPLATES = (schedule, template, time) -> {
        if (template.equals("broken")) {
            throw new InvalidInputException("type", "required");
        }
        TaskSpec spec = task(schedule.taskId(time))
                .tenant(schedule.tenant())
                .content(template)
                .build();
        return List.of(new SubmitTasks.NewTask(spec, template, null));
    };

    private MinuteSchedules() {}
}
