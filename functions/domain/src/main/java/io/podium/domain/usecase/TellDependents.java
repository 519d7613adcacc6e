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
import java.util.List;
import java.util.Set;

/** Tells the dependents of ended tasks, and theirs in turn where they end by that, and wakes those that became ready. */
final class TellDependents {
    private final LinkTasks links;
    private final Gangs gangs;
    private final Surroundings surroundings;

    TellDependents(Stores stores, Surroundings surroundings) {
        this.links = new LinkTasks(stores, surroundings);
        this.gangs = new Gangs(stores, surroundings);
        this.surroundings = surroundings;
    }

    void of(Collection<Task> tasks) {
        Deque<Task> ended = new ArrayDeque<>();
        tasks.stream().filter(task -> task.status().isFinal()).forEach(ended::add);
        Set<TaskKey> seen = new HashSet<>();
        Set<QueueKey> ready = new HashSet<>();
        while (!ended.isEmpty()) {
            Task parent = ended.remove();
            if (seen.add(parent.key())) {
                // Whoever ends before its gang has started has taken the others with it.
                gangs.membersOf(parent).stream()
                        .filter(task -> task.status().isFinal())
                        .forEach(ended::add);
                for (String id : parent.links().dependents()) {
                    Task child = links.tell(new TaskKey(parent.key().tenant(), id), parent);
                    ended.addAll(follow(child, ready));
                }
            }
        }
        surroundings.queue().wake(Wake.of(ready));
    }

    /** Sees to it that a task that was told goes on, and returns it, or those of its gang, where that is their end. */
    private List<Task> follow(Task child, Set<QueueKey> ready) {
        if (child.status().isFinal()) {
            return List.of(child);
        }
        if (child.status() == TaskStatus.READY) {
            ready.add(child.spec().queue());
        } else if (child.waitsForGangOnly(surroundings.now())) {
            return gangs.gather(child).stream()
                    .filter(task -> task.status().isFinal())
                    .toList();
        } else if (child.dueAt() != null && child.links().waitingFor().isEmpty()) {
            WakeLater.at(surroundings, child.spec().queue(), child.dueAt());
        }
        return List.of();
    }
}
