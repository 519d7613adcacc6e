package io.podium.domain.usecase;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sends tasks that were just placed, those of services with one target together, without reading anything again. */
final class HandOverTasks {
    private final SendTasks send;
    private final ReleaseTasks release;

    HandOverTasks(Stores stores, Surroundings surroundings, List<TaskSender> senders) {
        this.send = new SendTasks(senders);
        this.release = new ReleaseTasks(stores, surroundings);
    }

    /**
     * Sends the placed ones among the tasks, unless their workers come for them. Those that could not be sent go back to
     * their queues.
     *
     * @param stored tasks as they are stored
     * @param targets the targets of all services that have tasks
     */
    void run(List<Task> stored, Map<String, Target> targets) {
        Map<Target, List<Task>> byTarget = new LinkedHashMap<>();
        for (Task task : stored) {
            if (task.lease() != null && task.requireLease().delivered()) {
                Target target =
                        Objects.requireNonNull(targets.get(task.requireLease().serviceId()));
                byTarget.computeIfAbsent(target, any -> new ArrayList<>()).add(task);
            }
        }
        Map<TaskKey, Token> back = new HashMap<>();
        byTarget.forEach((target, tasks) -> unsent(target, tasks)
                .forEach(task -> back.put(task.key(), task.requireLease().token())));
        if (!back.isEmpty()) {
            release.run(back);
        }
    }

    private List<Task> unsent(Target target, List<Task> tasks) {
        try {
            return send.to(target, tasks);
        } catch (QueueUnavailableException e) {
            return tasks;
        }
    }
}
