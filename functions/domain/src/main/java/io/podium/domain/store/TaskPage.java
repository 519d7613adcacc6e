package io.podium.domain.store;

import io.podium.domain.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of tasks.
 *
 * @param tasks the tasks
 * @param next where the next page begins, or null on the last
 */
public record TaskPage(List<Task> tasks, @Nullable String next) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}
