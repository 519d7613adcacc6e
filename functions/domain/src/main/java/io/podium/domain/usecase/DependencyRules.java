package io.podium.domain.usecase;

import io.podium.domain.Violation;
import io.podium.domain.store.TaskStore;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.Links;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which dependencies a call may bring. */
final class DependencyRules {
    /** The most tasks that one may depend on. */
    static final int MAX_PARENTS = 1_000;

    private final TaskStore tasks;

    DependencyRules(TaskStore tasks) {
        this.tasks = tasks;
    }

    /**
     * Returns what is wrong with the dependencies of one call: a parent that is neither in the call nor stored, or has as
     * many dependents as it may, or a cycle. A stored task cannot depend on a new one, so a cycle lies within the call.
     */
    List<Violation> judge(List<TaskSpec> specs, Map<TaskKey, Task> known) {
        if (specs.stream().allMatch(spec -> spec.dependsOn().isEmpty())) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>();
        Set<TaskKey> inCall = new HashSet<>();
        specs.forEach(spec -> inCall.add(spec.key()));
        Set<TaskKey> elsewhere = new HashSet<>();
        specs.forEach(spec -> parents(spec).stream()
                .filter(parent -> !inCall.contains(parent))
                .forEach(elsewhere::add));
        Map<TaskKey, Task> stored = elsewhere.isEmpty() ? Map.of() : tasks.findAll(elsewhere);
        Set<TaskKey> ordered = inOrder(specs, inCall);
        for (int i = 0; i < specs.size(); i++) {
            for (TaskKey parent : parents(specs.get(i))) {
                boolean exists = inCall.contains(parent) || stored.containsKey(parent);
                if (!exists && !known.containsKey(specs.get(i).key())) {
                    violations.add(
                            new Violation("tasks[" + i + "].dependsOn", "there is no task \"" + parent.id() + "\""));
                }
                Task there = stored.get(parent);
                if (there != null && !takes(there, List.of(specs.get(i).key()))) {
                    violations.add(new Violation(
                            "tasks[" + i + "].dependsOn",
                            "at most " + Links.MAX_DEPENDENTS + " tasks depend on one, and so many do on task \""
                                    + parent.id() + "\""));
                }
            }
            if (!ordered.contains(specs.get(i).key())) {
                violations.add(new Violation("tasks[" + i + "].dependsOn", cycle(specs.get(i))));
            }
            int count = specs.get(i).dependsOn().size();
            if (count > MAX_PARENTS) {
                violations.add(new Violation(
                        "tasks[" + i + "].dependsOn",
                        "a task depends on at most " + MAX_PARENTS + " others, counting all of an array, not "
                                + count));
            }
        }
        return violations;
    }

    /**
     * Returns the tasks that can be put in order with all parents first (Kahn, 1962); a cycle is left out. The tasks of a
     * gang are one in this, since none of them runs before all can.
     */
    private static Set<TaskKey> inOrder(List<TaskSpec> specs, Set<TaskKey> inCall) {
        Map<TaskKey, String> nodes = new HashMap<>();
        specs.forEach(spec -> nodes.put(spec.key(), node(spec)));
        Map<String, Set<String>> parentsOf = new HashMap<>();
        Map<String, Set<String>> childrenOf = new HashMap<>();
        for (TaskSpec spec : specs) {
            Set<String> before = parentsOf.computeIfAbsent(node(spec), any -> new HashSet<>());
            parents(spec).stream()
                    .filter(inCall::contains)
                    .map(nodes::get)
                    .filter(Objects::nonNull)
                    .forEach(parent -> {
                        before.add(parent);
                        childrenOf
                                .computeIfAbsent(parent, any -> new HashSet<>())
                                .add(node(spec));
                    });
        }
        Set<String> ordered = inOrder(parentsOf, childrenOf);
        Set<TaskKey> keys = new HashSet<>();
        nodes.forEach((key, node) -> {
            if (ordered.contains(node)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static Set<String> inOrder(Map<String, Set<String>> parentsOf, Map<String, Set<String>> childrenOf) {
        Map<String, Integer> open = new HashMap<>();
        Deque<String> free = new ArrayDeque<>();
        parentsOf.forEach((node, parents) -> {
            open.put(node, parents.size());
            if (parents.isEmpty()) {
                free.add(node);
            }
        });
        Set<String> ordered = new HashSet<>();
        while (!free.isEmpty()) {
            String next = free.remove();
            ordered.add(next);
            for (String child : childrenOf.getOrDefault(next, Set.of())) {
                if (open.merge(child, -1, Integer::sum) == 0) {
                    free.add(child);
                }
            }
        }
        return ordered;
    }

    private static String cycle(TaskSpec spec) {
        GangPlace gang = spec.membership().gang();
        return gang == null
                ? "task \"" + spec.key().id() + "\" depends on itself, perhaps through others"
                : "gang \"" + gang.gang()
                        + "\" waits for itself: one of its tasks depends on one of them, perhaps through" + " others";
    }

    private static String node(TaskSpec spec) {
        GangPlace gang = spec.membership().gang();
        return gang == null ? "task " + spec.key() : "gang " + gang.gang();
    }

    /** Returns whether a task may have these dependents too; it does not matter once it has ended. */
    static boolean takes(Task parent, List<TaskKey> children) {
        Set<String> present = parent.links().dependents();
        long more =
                children.stream().filter(child -> !present.contains(child.id())).count();
        return parent.status().isFinal() || present.size() + more <= Links.MAX_DEPENDENTS;
    }

    static List<TaskKey> parents(TaskSpec spec) {
        return spec.dependsOn().stream()
                .map(id -> new TaskKey(spec.key().tenant(), id))
                .toList();
    }
}
