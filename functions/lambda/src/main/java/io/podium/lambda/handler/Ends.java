package io.podium.lambda.handler;

import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.log.Log;

/** Tells how a task came back from its worker: of each one in detail, else only of those that have failed for good. */
final class Ends {
    private Ends() {}

    static void tell(Log log, Task task) {
        if (task.status() == TaskStatus.DEAD || task.status() == TaskStatus.FAILED) {
            log.warn("a task has failed for good", TaskView.logged(task));
        } else if (log.isDetailed()) {
            log.debug("task came back", TaskView.logged(task));
        }
    }
}
