package io.podium.domain.usecase;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import java.util.List;

/** Hands placed tasks to whichever sender serves the target of their service. */
final class SendTasks {
    private final List<TaskSender> senders;

    SendTasks(List<TaskSender> senders) {
        this.senders = List.copyOf(senders);
    }

    /**
     * Sends tasks, in as few calls as the target allows.
     *
     * @return the tasks that the target refused
     * @throws QueueUnavailableException if the target cannot be reached
     */
    List<Task> to(Target target, List<Task> tasks) {
        TaskSender sender = senders.stream()
                .filter(able -> able.serves(target))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing serves targets of type " + target.type()));
        return tasks.isEmpty() ? List.of() : sender.send(target, tasks);
    }
}
