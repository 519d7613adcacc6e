package io.podium.domain.usecase;

import io.podium.domain.store.GroupStore;
import io.podium.domain.task.ArrayPlace;
import io.podium.domain.task.TaskArray;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a dependency on an array as dependencies on all of its tasks. */
final class ArrayParents {
    private final GroupStore groups;

    ArrayParents(GroupStore groups) {
        this.groups = groups;
    }

    /** Returns the tasks of one call, depending on tasks only. */
    List<NewTask> expand(List<NewTask> submitted) {
        Map<TaskKey, TaskArray> arrays = new HashMap<>(arraysOf(submitted));
        Set<TaskKey> elsewhere = new HashSet<>();
        submitted.forEach(task -> elsewhere.addAll(DependencyRules.parents(task.spec())));
        submitted.forEach(task -> elsewhere.remove(task.spec().key()));
        elsewhere.removeAll(arrays.keySet());
        if (!elsewhere.isEmpty()) {
            arrays.putAll(groups.findArrays(elsewhere));
        }
        return arrays.isEmpty()
                ? submitted
                : submitted.stream()
                        .map(task -> new NewTask(expanded(task.spec(), arrays), task.pool(), task.gang()))
                        .toList();
    }

    /** Returns the arrays that the tasks of a call make up, by name. */
    static Map<TaskKey, TaskArray> arraysOf(Collection<NewTask> submitted) {
        Map<TaskKey, TaskArray> arrays = new HashMap<>();
        for (NewTask task : submitted) {
            ArrayPlace place = task.spec().membership().array();
            if (place != null) {
                TaskKey key = new TaskKey(task.spec().key().tenant(), place.array());
                arrays.putIfAbsent(
                        key, new TaskArray(key, place.size(), task.spec().contentHash()));
            }
        }
        return arrays;
    }

    private static TaskSpec expanded(TaskSpec spec, Map<TaskKey, TaskArray> arrays) {
        List<TaskKey> parents = DependencyRules.parents(spec);
        return parents.stream().noneMatch(arrays::containsKey)
                ? spec
                : spec.dependingOn(parents.stream()
                        .flatMap(parent -> {
                            TaskArray array = arrays.get(parent);
                            return array == null ? Stream.of(parent) : array.members().stream();
                        })
                        .map(TaskKey::id)
                        .distinct()
                        .toList());
    }
}
