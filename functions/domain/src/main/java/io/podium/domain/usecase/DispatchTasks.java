package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Service;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dispatch step: sends placed tasks to the target of their service. */
public final class DispatchTasks {
    private final Stores stores;
    private final SendTasks send;
    private final ReleaseTasks release;

    public DispatchTasks(Stores stores, Surroundings surroundings, List<TaskSender> senders) {
        this.stores = stores;
        this.send = new SendTasks(senders);
        this.release = new ReleaseTasks(stores, surroundings);
    }

    /**
     * Sends the tasks that are still placed under these tokens. A task that the target refuses goes back to its queue.
     *
     * @return how many were sent
     * @throws NotFoundException if there is no such service
     * @throws QueueUnavailableException if the target cannot be reached
     */
    public int run(String serviceId, Map<TaskKey, Token> tokens) {
        Service service =
                stores.services().find(serviceId).orElseThrow(() -> new NotFoundException("service", serviceId));
        Target target = service.spec().target();
        List<Task> placed = stores.tasks().findAll(tokens.keySet()).values().stream()
                .filter(task -> task.status() == TaskStatus.PLACED
                        && task.requireLease().token().equals(tokens.get(task.key())))
                .toList();
        List<Task> refused = send.to(target, placed);
        Map<TaskKey, Token> back = new HashMap<>();
        refused.forEach(task -> back.put(task.key(), task.requireLease().token()));
        if (!back.isEmpty()) {
            release.run(back);
        }
        return placed.size() - refused.size();
    }
}
