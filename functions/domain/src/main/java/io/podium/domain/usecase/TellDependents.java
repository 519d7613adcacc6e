package io.podium.domain.usecase;

import io.podium.domain.port.Wake;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Tells the dependents of ended tasks, and theirs in turn where they end by that, and wakes those that became ready. */
final class TellDependents {
    private final LinkTasks links;
    private final Surroundings surroundings;

    TellDependents(Stores stores, Surroundings surroundings) {
        this.links = new LinkTasks(stores, surroundings);
        this.surroundings = surroundings;
    }

    void of(Collection<Task> tasks) {
        Deque<Task> ended = new ArrayDeque<>();
        tasks.stream().filter(task -> task.status().isFinal()).forEach(ended::add);
        Set<QueueKey> ready = new HashSet<>();
        while (!ended.isEmpty()) {
            Task parent = ended.remove();
            for (String id : parent.links().dependents()) {
                Task child = links.tell(new TaskKey(parent.key().tenant(), id), parent);
                if (child.status().isFinal()) {
                    ended.add(child);
                } else if (child.status() == TaskStatus.READY) {
                    ready.add(child.spec().queue());
                } else if (child.status() == TaskStatus.DELAYED && child.dueAt() != null) {
                    WakeLater.at(surroundings, child.spec().queue(), child.dueAt());
                }
            }
        }
        surroundings.queue().wake(Wake.of(ready));
    }
}
