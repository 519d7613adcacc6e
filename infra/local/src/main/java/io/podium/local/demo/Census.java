package io.podium.local.demo;

import io.podium.domain.store.TaskStore;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.local.report.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads from the store what became of tasks. A task that has ended is not looked at again. */
final class Census {
    private static final int AT_A_TIME = 500;

    private final TaskStore store;
    private final Map<TaskKey, Task> ended = new HashMap<>();
    private final Map<TaskKey, Task> open = new HashMap<>();

    Census(TaskStore store) {
        this.store = store;
    }

    /** Looks at these tasks and returns how many have not ended. */
    int take(Collection<TaskKey> tasks) {
        List<TaskKey> unknown =
                tasks.stream().filter(task -> !ended.containsKey(task)).toList();
        open.clear();
        for (int from = 0; from < unknown.size(); from += AT_A_TIME) {
            store.findAll(unknown.subList(from, Math.min(unknown.size(), from + AT_A_TIME)))
                    .forEach((key, task) -> (task.status().isFinal() ? ended : open).put(key, task));
        }
        return (int) unknown.stream().filter(task -> !ended.containsKey(task)).count();
    }

    /** Looks at these tasks and returns how many have ended. */
    int ended(Collection<TaskKey> tasks) {
        take(tasks);
        return ended.size();
    }

    /** Returns the tasks that have not ended, with the state in which they were seen. */
    List<String> lost(Collection<TaskKey> tasks) {
        List<String> lost = new ArrayList<>();
        for (TaskKey key : tasks) {
            Task task = open.get(key);
            if (!ended.containsKey(key)) {
                lost.add(key + " is " + (task == null ? "gone" : task.status()));
            }
        }
        return lost;
    }

    /** Returns how many tasks were seen in which state. */
    SortedMap<String, Long> states() {
        SortedMap<String, Long> states = new TreeMap<>();
        ended.values().forEach(task -> states.merge(task.status().name(), 1L, Long::sum));
        open.values().forEach(task -> states.merge(task.status().name(), 1L, Long::sum));
        return states;
    }

    /** Returns how long the tasks that succeeded did not run. */
    Spread waits() {
        return Spread.of(succeeded().stream().map(Task::waitSeconds).toList());
    }

    /** Returns how long it was from submission to success. */
    Spread responses() {
        return Spread.of(succeeded().stream().map(Task::responseSeconds).toList());
    }

    private List<Task> succeeded() {
        return ended.values().stream()
                .filter(task -> task.status() == TaskStatus.SUCCEEDED)
                .toList();
    }
}
