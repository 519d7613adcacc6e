package io.podium.domain.usecase;

import io.podium.domain.task.Task;
import io.podium.domain.task.TaskArray;
import io.podium.domain.task.TaskStatus;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the tasks of an array stand.
 *
 * @param array the array
 * @param counts how many of its tasks stand where; those that a call which broke off did not store are in none
 */
public record ArraySummary(TaskArray array, Map<TaskStatus, Integer> counts) {
    /** The first of these that a task has is that of an array of which not all have ended. */
    private static final List<TaskStatus> OPEN =
            List.of(TaskStatus.RUNNING, TaskStatus.PLACED, TaskStatus.READY, TaskStatus.DELAYED, TaskStatus.BLOCKED);

    /** The first of these that a task has is that of an array of which all have ended. */
    private static final List<TaskStatus> ENDED =
            List.of(TaskStatus.DEAD, TaskStatus.FAILED, TaskStatus.CANCELLED, TaskStatus.SUCCEEDED);

    public ArraySummary {
        Objects.requireNonNull(array);
        counts = Map.copyOf(counts);
    }

    static ArraySummary of(TaskArray array, Collection<Task> tasks) {
        EnumMap<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
        tasks.forEach(task -> counts.merge(task.status(), 1, Integer::sum));
        return new ArraySummary(array, counts);
    }

    /**
     * Returns where the array stands as a whole: as the task that is furthest on, while there is one that has not ended;
     * then it has succeeded if all have.
     */
    public TaskStatus status() {
        return Stream.concat(OPEN.stream(), ENDED.stream())
                .filter(counts::containsKey)
                .findFirst()
                .orElse(TaskStatus.BLOCKED);
    }
}
