package io.podium.lambda.api;

import io.podium.domain.InvalidInputException;
import io.podium.domain.Violation;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import io.podium.domain.usecase.TaskTemplates;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Reads the task of a schedule: what {@code POST /tasks} takes, but for what differs from time to time. The time until the
 * deadline is given by {@code deadlineSeconds}.
 */
public final class TaskTemplateReader implements TaskTemplates {
    private static final String DEADLINE_SECONDS = "deadlineSeconds";
    private static final double MAX_DEADLINE_SECONDS = 366.0 * 24 * 3_600;

    private static final Map<String, String> REFUSED = Map.of(
            "taskId", "a schedule names its tasks itself, <schedule>.<time>",
            "tasks", "a schedule submits one task, or one array of tasks, at a time",
            "gang", "the tasks of a gang come in one call, and a schedule submits one",
            "deadline", "a time that is the same for all tasks of a schedule. Maybe give " + DEADLINE_SECONDS,
            "admission", "nobody is there to be told that a task of a schedule is refused");

    @Override
    public List<NewTask> fill(ScheduleKey schedule, String template, Instant occurrence) {
        Map<String, Object> task = new LinkedHashMap<>(Json.parseObject(template));
        try {
            refuse(task);
            addDeadline(task, occurrence);
            task.put("taskId", schedule.taskId(occurrence));
            // Nothing is left to chance: the task has its id.
            TaskReader reader = new TaskReader(schedule.tenant(), null, occurrence, new SplittableRandom(0), null);
            return Fields.read(task, reader::read);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.violations().stream()
                    .map(violation -> new Violation("task." + violation.field(), violation.rule()))
                    .toList());
        }
    }

    private static void refuse(Map<String, Object> task) {
        List<Violation> violations = new ArrayList<>();
        REFUSED.forEach((field, rule) -> {
            if (task.get(field) != null) {
                violations.add(new Violation(field, rule));
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private static void addDeadline(Map<String, Object> task, Instant occurrence) {
        Object seconds = task.remove(DEADLINE_SECONDS);
        if (seconds != null) {
            double until = Fields.read(
                    Map.of(DEADLINE_SECONDS, seconds), in -> in.number(DEADLINE_SECONDS, 0.001, MAX_DEADLINE_SECONDS));
            task.put("deadline", occurrence.plusMillis(Math.round(until * 1000)).toString());
        }
    }
}
