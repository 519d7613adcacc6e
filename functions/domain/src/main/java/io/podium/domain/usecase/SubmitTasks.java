package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.Violation;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.service.Service;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accepts tasks. All of a call are judged before any is stored; a task whose id is taken by the same content counts as
 * accepted before, one whose id is taken by other content refuses the call.
 */
public final class SubmitTasks {
    private final Stores stores;
    private final Surroundings surroundings;
    private final LinkTasks links;

    public SubmitTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.links = new LinkTasks(stores, surroundings);
    }

    /**
     * A task as it was asked for, before its pool is settled.
     *
     * @param spec what was asked for; its queue is ignored where {@code pool} is null
     * @param pool the pool that was named, or null
     */
    public record NewTask(TaskSpec spec, @Nullable String pool) {
        public NewTask {
            Objects.requireNonNull(spec);
        }
    }

    /**
     * Accepts the tasks of one call.
     *
     * @param submitted tasks of one tenant
     * @return the tasks as stored, in order
     * @throws InvalidInputException if a pool or a parent does not exist, ids repeat, or dependencies form a cycle;
     *     nothing is stored then
     * @throws ConflictException if an id stands for other content; nothing is stored then
     */
    public List<Task> run(List<NewTask> submitted) {
        Map<TaskKey, Task> known = findKnown(submitted);
        Map<String, Pool> pools = judge(submitted, known);
        refuseOtherContent(submitted, known);
        Map<String, String> poolsByType = poolsByType(submitted);
        Instant now = surroundings.now();
        List<Task> fresh = new ArrayList<>();
        for (NewTask task : submitted) {
            if (!known.containsKey(task.spec().key())) {
                fresh.add(accept(settled(task, poolsByType), pools, now));
            }
        }
        noteQueues(fresh);
        List<@Nullable Task> lost = stores.tasks().store(fresh);
        refuseRaced(fresh, lost);
        List<Task> linked = links.link(fresh);
        measure(fresh, now);
        linked.forEach(task -> known.put(task.key(), task));
        wake(known.values());
        return submitted.stream()
                .map(task -> Objects.requireNonNull(known.get(task.spec().key())))
                .toList();
    }

    private Map<TaskKey, Task> findKnown(List<NewTask> submitted) {
        return new HashMap<>(stores.tasks()
                .findAll(submitted.stream().map(task -> task.spec().key()).toList()));
    }

    private Map<String, Pool> judge(List<NewTask> submitted, Map<TaskKey, Task> known) {
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
        violations.addAll(links.judge(submitted.stream().map(NewTask::spec).toList(), known));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return pools;
    }

    private static void refuseOtherContent(List<NewTask> submitted, Map<TaskKey, Task> known) {
        for (NewTask task : submitted) {
            Task stored = known.get(task.spec().key());
            if (stored != null
                    && !stored.spec().contentHash().equals(task.spec().contentHash())) {
                throw new ConflictException(
                        "task " + task.spec().key().id() + " was submitted before with other content");
            }
        }
    }

    /** Finds a pool for tasks that name none: one in which a service of their type lives. */
    private Map<String, String> poolsByType(List<NewTask> submitted) {
        Set<String> types = submitted.stream()
                .filter(task -> task.pool() == null)
                .map(task -> task.spec().type())
                .collect(Collectors.toSet());
        Map<String, String> found = new HashMap<>();
        if (!types.isEmpty()) {
            for (Service service : stores.services().ableTo(types)) {
                service.spec()
                        .taskTypes()
                        .forEach(type -> found.putIfAbsent(type, service.spec().pool()));
            }
        }
        return found;
    }

    private static TaskSpec settled(NewTask task, Map<String, String> poolsByType) {
        String named = task.pool();
        String pool =
                named != null ? named : poolsByType.getOrDefault(task.spec().type(), Pool.DEFAULT_ID);
        return task.spec().waitingIn(ShardKey.of(pool), named != null);
    }

    private Task accept(TaskSpec spec, Map<String, Pool> pools, Instant now) {
        Pool pool = pools.computeIfAbsent(
                spec.shard().pool(), id -> stores.pools().find(id).orElseGet(Pool::byDefault));
        Task unranked = Task.submitted(spec, now, new Rank(0, "none"));
        return unranked.ranked(SchedulingPolicies.rank(ReadyTask.of(unranked), pool.rules(), surroundings.random()));
    }

    /** Another call may have stored one of the ids since they were looked up. */
    private static void refuseRaced(List<Task> fresh, List<@Nullable Task> lost) {
        for (int i = 0; i < fresh.size(); i++) {
            Task stored = lost.get(i);
            if (stored != null
                    && !stored.spec().contentHash().equals(fresh.get(i).spec().contentHash())) {
                throw new ConflictException("task " + stored.key().id() + " was just submitted with other content");
            }
        }
    }

    private void measure(List<Task> fresh, Instant now) {
        Map<String, Measurements> byPool = new TreeMap<>();
        fresh.forEach(task -> byPool.merge(
                task.spec().shard().pool(), Measurements.arrived(task.spec().type(), 1), Measurements::plus));
        byPool.forEach((pool, measured) -> stores.metrics().add(pool, now, measured));
    }

    private void noteQueues(List<Task> fresh) {
        Map<ShardKey, Set<String>> types = new TreeMap<>();
        fresh.forEach(task -> types.computeIfAbsent(task.spec().shard(), any -> new HashSet<>())
                .add(task.spec().type()));
        types.forEach(stores.tasks()::note);
    }

    private void wake(Collection<Task> tasks) {
        Set<QueueKey> ready = new HashSet<>();
        Map<QueueKey, Instant> due = new HashMap<>();
        for (Task task : tasks) {
            if (task.status() == TaskStatus.READY) {
                ready.add(task.spec().queue());
            } else if (task.status() == TaskStatus.DELAYED && task.dueAt() != null) {
                due.merge(task.spec().queue(), task.dueAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        surroundings.queue().wake(Wake.of(ready));
        due.forEach((queue, at) -> WakeLater.at(surroundings, queue, at));
    }
}
