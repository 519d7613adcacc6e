package io.podium.domain.usecase;

import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Moves delayed tasks whose time has come to the ready queue, and looks again at blocked ones. */
final class WakeDueTasks {
    private final Stores stores;
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final LinkTasks links;
    private final TellDependents tellDependents;

    WakeDueTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.links = new LinkTasks(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
    }

    /** Looks at these tasks; one that somebody else moves at the same time is left to them. */
    void run(Collection<TaskKey> keys) {
        Instant now = surroundings.now();
        List<Task> ready = new ArrayList<>();
        List<Task> ended = new ArrayList<>();
        for (Task task : stores.tasks().findAll(keys).values()) {
            boolean due = task.dueAt() != null && !now.isBefore(task.dueAt());
            if (due && task.status() == TaskStatus.DELAYED) {
                ready.add(change.ranked(task.due(now)));
            } else if (due && task.status() == TaskStatus.BLOCKED) {
                ended.add(links.check(task));
            }
        }
        stores.tasks().store(ready);
        tellDependents.of(ended);
    }
}
