package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.Violation;
import io.podium.domain.resource.Pool;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a call that submits tasks must keep to. */
final class SubmissionRules {
    private final Stores stores;
    private final DependencyRules dependencies;

    SubmissionRules(Stores stores) {
        this.stores = stores;
        this.dependencies = new DependencyRules(stores.tasks());
    }

    /**
     * Judges the tasks of a call.
     *
     * @param known tasks of these names that are stored
     * @return the pools that are named
     * @throws InvalidInputException if a pool or a parent does not exist, ids repeat, or dependencies form a cycle
     */
    Map<String, Pool> judge(List<NewTask> submitted, Map<TaskKey, Task> known) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Pool> pools = new HashMap<>();
        Set<TaskKey> seen = new HashSet<>();
        for (int i = 0; i < submitted.size(); i++) {
            NewTask task = submitted.get(i);
            if (!seen.add(task.spec().key())) {
                violations.add(new Violation(
                        "tasks[" + i + "].taskId", "\"" + task.spec().key().id() + "\" stands twice in one call"));
            }
            String pool = task.pool();
            if (pool != null && !pools.containsKey(pool)) {
                Optional<Pool> found = stores.pools().find(pool);
                found.ifPresent(there -> pools.put(pool, there));
                if (found.isEmpty()) {
                    violations.add(new Violation(
                            "tasks[" + i + "].pool",
                            "there is no pool \"" + pool + "\". Maybe define it first: PUT /pools/" + pool));
                }
            }
        }
        violations.addAll(AssembleGangs.judge(submitted));
        violations.addAll(
                dependencies.judge(submitted.stream().map(NewTask::spec).toList(), known));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return pools;
    }

    /**
     * Refuses a call of which an id stands for other content.
     *
     * @throws ConflictException if one does
     */
    static void refuseOtherContent(List<NewTask> submitted, Map<TaskKey, Task> known) {
        for (NewTask task : submitted) {
            Task stored = known.get(task.spec().key());
            if (stored != null
                    && !stored.spec().contentHash().equals(task.spec().contentHash())) {
                throw new ConflictException(
                        "task " + task.spec().key().id() + " was submitted before with other content");
            }
        }
    }
}
