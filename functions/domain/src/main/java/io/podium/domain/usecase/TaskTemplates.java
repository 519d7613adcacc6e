package io.podium.domain.usecase;

import io.podium.domain.schedule.ScheduleKey;
import java.time.Instant;
import java.util.List;

/** Makes tasks of a schedule's template. */
@FunctionalInterface
public interface TaskTemplates {

    /**
     * Returns the task of an occurrence, or the tasks of its array, named {@link ScheduleKey#taskId}.
     *
     * @param schedule whose
     * @param template the task as JSON text
     * @param occurrence when delays and the time to the deadline begin
     * @throws io.podium.domain.InvalidInputException if the template is none, naming the field and the rule
     */
    List<SubmitTasks.NewTask> fill(ScheduleKey schedule, String template, Instant occurrence);
}
