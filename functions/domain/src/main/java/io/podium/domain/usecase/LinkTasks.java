package io.podium.domain.usecase;

import io.podium.domain.Violation;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.task.TaskStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ties tasks to those that they depend on. */
final class LinkTasks {
    private final Stores stores;
    private final ChangeTask change;
    private final Surroundings surroundings;

    LinkTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
    }

    /**
     * Returns what is wrong with the dependencies of one call: a parent that is neither in the call nor stored, or a
     * cycle. A stored task cannot depend on a new one, so a cycle lies within the call.
     */
    List<Violation> judge(List<TaskSpec> specs, Map<TaskKey, Task> known) {
        List<Violation> violations = new ArrayList<>();
        Set<TaskKey> inCall = new HashSet<>();
        specs.forEach(spec -> inCall.add(spec.key()));
        Set<TaskKey> elsewhere = new HashSet<>();
        specs.forEach(spec -> parents(spec).stream()
                .filter(parent -> !inCall.contains(parent))
                .forEach(elsewhere::add));
        Map<TaskKey, Task> stored =
                elsewhere.isEmpty() ? Map.of() : stores.tasks().findAll(elsewhere);
        Set<TaskKey> ordered = inOrder(specs, inCall);
        for (int i = 0; i < specs.size(); i++) {
            for (TaskKey parent : parents(specs.get(i))) {
                boolean exists = inCall.contains(parent) || stored.containsKey(parent);
                if (!exists && !known.containsKey(specs.get(i).key())) {
                    violations.add(
                            new Violation("tasks[" + i + "].dependsOn", "there is no task \"" + parent.id() + "\""));
                }
            }
            if (!ordered.contains(specs.get(i).key())) {
                violations.add(new Violation(
                        "tasks[" + i + "].dependsOn",
                        "task \"" + specs.get(i).key().id() + "\" depends on itself, perhaps through others"));
            }
        }
        return violations;
    }

    /** Returns the tasks that can be put in order with all parents first (Kahn, 1962); a cycle is left out. */
    private static Set<TaskKey> inOrder(List<TaskSpec> specs, Set<TaskKey> inCall) {
        Map<TaskKey, Integer> open = new HashMap<>();
        Map<TaskKey, List<TaskKey>> children = new HashMap<>();
        Deque<TaskKey> free = new ArrayDeque<>();
        for (TaskSpec spec : specs) {
            List<TaskKey> parents =
                    parents(spec).stream().filter(inCall::contains).distinct().toList();
            open.put(spec.key(), parents.size());
            parents.forEach(parent ->
                    children.computeIfAbsent(parent, any -> new ArrayList<>()).add(spec.key()));
            if (parents.isEmpty()) {
                free.add(spec.key());
            }
        }
        Set<TaskKey> ordered = new HashSet<>();
        while (!free.isEmpty()) {
            TaskKey next = free.remove();
            ordered.add(next);
            for (TaskKey child : children.getOrDefault(next, List.of())) {
                if (open.merge(child, -1, Integer::sum) == 0) {
                    free.add(child);
                }
            }
        }
        return ordered;
    }

    /**
     * Enters new tasks with those that they depend on, one write a parent, and takes note of parents that have ended
     * already. A crash on the way is mended by {@link #check}, to which every blocked task comes sooner or later.
     *
     * @return the tasks as they are stored afterwards, in order
     */
    List<Task> link(List<Task> fresh) {
        Map<TaskKey, List<TaskKey>> childrenByParent = new LinkedHashMap<>();
        for (Task task : fresh) {
            if (task.status() == TaskStatus.BLOCKED) {
                parents(task.spec()).forEach(parent -> childrenByParent
                        .computeIfAbsent(parent, any -> new ArrayList<>())
                        .add(task.key()));
            }
        }
        Map<TaskKey, Task> current = new LinkedHashMap<>();
        fresh.forEach(task -> current.put(task.key(), task));
        childrenByParent.forEach((parent, children) -> {
            Task linked = enter(parent, children);
            if (linked.status().isFinal()) {
                children.forEach(child -> current.put(child, tell(child, linked)));
            }
        });
        return List.copyOf(current.values());
    }

    /** Looks again whether a blocked task still has to wait, and ties it to its parents once more. */
    Task check(Task blocked) {
        Task task = blocked;
        for (String id : blocked.links().waitingFor()) {
            Task parent = enter(new TaskKey(blocked.key().tenant(), id), List.of(blocked.key()));
            if (parent.status().isFinal()) {
                task = tell(blocked.key(), parent);
            }
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

    private Task enter(TaskKey parent, List<TaskKey> children) {
        return change.run(parent, found -> {
                    boolean present = found.links()
                            .dependents()
                            .containsAll(children.stream().map(TaskKey::id).toList());
                    return found.status().isFinal() || present
                            ? found
                            : found.withDependents(
                                    children.stream().map(TaskKey::id).toList());
                })
                .after();
    }

    private static List<TaskKey> parents(TaskSpec spec) {
        return spec.dependsOn().stream()
                .map(id -> new TaskKey(spec.key().tenant(), id))
                .toList();
    }
}
