package io.podium.domain.usecase;

import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ties tasks to those that they depend on. */
final class LinkTasks {
    /** How long a task waits for one that should have been stored with it, before the call counts as given up. */
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private final ChangeTask change;
    private final Gangs gangs;
    private final Surroundings surroundings;

    LinkTasks(Stores stores, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.gangs = new Gangs(stores, surroundings);
        this.change = new ChangeTask(stores, surroundings);
    }

    /**
     * Enters blocked tasks with those that they depend on, one write a parent, and takes note of parents that have ended
     * already. Doing it again changes nothing. A crash on the way is mended by {@link #check}, to which every blocked
     * task comes sooner or later.
     *
     * @param tasks tasks as they are stored
     * @return the tasks as they are stored afterwards, in order; one that has ended by this may have dependents among
     *     the others, who have not been told
     */
    List<Task> link(Collection<Task> tasks) {
        Map<TaskKey, List<TaskKey>> childrenByParent = new LinkedHashMap<>();
        for (Task task : tasks) {
            if (task.status() == TaskStatus.BLOCKED) {
                DependencyRules.parents(task.spec()).forEach(parent -> childrenByParent
                        .computeIfAbsent(parent, any -> new ArrayList<>())
                        .add(task.key()));
            }
        }
        Map<TaskKey, Task> current = new LinkedHashMap<>();
        tasks.forEach(task -> current.put(task.key(), task));
        childrenByParent.forEach((parent, children) -> enter(parent, children).ifPresent(linked -> {
            current.computeIfPresent(parent, (key, before) -> linked);
            if (linked.status().isFinal()) {
                children.forEach(child -> current.put(child, tell(child, linked)));
            }
        }));
        return List.copyOf(current.values());
    }

    /** Looks again whether a blocked task still has to wait, also for its gang, and ties it to its parents once more. */
    Task check(Task blocked) {
        Task task = blocked;
        for (String id : blocked.links().waitingFor()) {
            Optional<Task> parent = enter(new TaskKey(blocked.key().tenant(), id), List.of(blocked.key()));
            if (parent.isEmpty()) {
                task = giveUp(blocked, id);
            } else if (parent.get().status().isFinal()) {
                task = tell(blocked.key(), parent.get());
            }
        }
        if (task.waitsForGangOnly(surroundings.now())) {
            Task waiting = task;
            task = gangs.gather(task).stream()
                    .filter(moved -> moved.key().equals(waiting.key()))
                    .findFirst()
                    .orElse(waiting);
        }
        return task.status() == TaskStatus.BLOCKED
                ? change.run(
                                task.key(),
                                found -> found.status() == TaskStatus.BLOCKED
                                        ? found.lookedAt(surroundings.now())
                                        : found)
                        .after()
                : task;
    }

    /** Tells a task that one it depends on has ended. */
    Task tell(TaskKey child, Task parent) {
        return change.run(
                        child,
                        found -> found.status() == TaskStatus.BLOCKED
                                        && found.links()
                                                .waitingFor()
                                                .contains(parent.key().id())
                                ? found.parentEnded(parent.key(), parent.status(), surroundings.now())
                                : found)
                .after();
    }

    /** A call that broke off half way, and was never repeated, leaves tasks whose parents were not stored. */
    private Task giveUp(Task blocked, String parent) {
        Instant now = surroundings.now();
        if (now.isBefore(blocked.submittedAt().plus(GIVEN_UP))) {
            return blocked;
        }
        String reason = "task " + parent + ", which it depends on, was never stored";
        return change.run(
                        blocked.key(),
                        found -> found.status() == TaskStatus.BLOCKED ? found.cancel(now, reason) : found)
                .after();
    }

    /**
     * Enters children with their parent, and returns the parent, or empty if there is none. One that has ended needs no
     * children, and one that can take no more is looked at by {@link #check}, without its word.
     */
    private Optional<Task> enter(TaskKey parent, List<TaskKey> children) {
        List<String> ids = children.stream().map(TaskKey::id).toList();
        return change.runIfPresent(parent, found -> {
                    boolean present = found.links().dependents().containsAll(ids);
                    return present || found.status().isFinal() || !DependencyRules.takes(found, children)
                            ? found
                            : found.withDependents(ids);
                })
                .map(ChangeTask.Moved::after);
    }
}
