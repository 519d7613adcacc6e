package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.task.Gang;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskArray;
import io.podium.domain.task.TaskKey;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores the tasks of a call for the first time: those of a gang all or none, the others one by one. */
final class StoreNewTasks {
    private final Stores stores;
    private final Surroundings surroundings;
    private final RankTask rank;

    StoreNewTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.rank = new RankTask(stores, surroundings);
    }

    /** Stores which tasks of a call belong together; what of it was stored before is found. */
    void groups(List<NewTask> submitted) {
        stores.groups().storeArrays(ArrayParents.arraysOf(submitted).values());
        stores.groups().storeGangs(AssembleGangs.gangs(submitted));
    }

    /**
     * Looks before anything is stored, so that a call which is refused leaves nothing behind.
     *
     * @throws ConflictException if an id stands for other tasks, or for something else
     */
    void refuseOtherGroups(List<NewTask> submitted) {
        Map<TaskKey, TaskArray> arrays = ArrayParents.arraysOf(submitted);
        List<Gang> gangs = AssembleGangs.gangs(submitted);
        if (!arrays.isEmpty()) {
            stores.groups().findArrays(arrays.keySet()).forEach((key, stored) -> {
                if (!stored.equals(arrays.get(key))) {
                    throw new ConflictException("array " + key.id() + " was submitted before with other content");
                }
            });
            stores.tasks().findAll(arrays.keySet()).keySet().forEach(key -> {
                throw new ConflictException("array " + key.id() + " has the id of a task that was submitted before");
            });
        }
        for (Gang gang : gangs) {
            Gang stored =
                    stores.groups().findGangs(gang.tenant(), List.of(gang.id())).get(gang.id());
            if (stored != null && !stored.equals(gang)) {
                throw new ConflictException("gang " + gang.id() + " was submitted before with other members");
            }
        }
    }

    /** Stores new tasks, enters them among the known, and returns those that another call has stored in between. */
    List<Task> run(List<Task> fresh, Map<TaskKey, Task> known) {
        List<Task> raced = new ArrayList<>();
        List<Task> alone =
                fresh.stream().filter(task -> task.gathering().isEmpty()).toList();
        List<@Nullable Task> lost = stores.tasks().store(alone, surroundings.mark());
        for (int i = 0; i < alone.size(); i++) {
            Task task = alone.get(i);
            Task stored = lost.get(i);
            known.put(task.key(), stored == null ? task : stored);
            if (stored != null && !isSame(task, stored)) {
                raced.add(task);
            }
        }
        for (List<Task> gang : byGang(fresh)) {
            List<Task> members = gatheredAtOnce(gang);
            if (stores.tasks().storeTogether(members, surroundings.mark())) {
                members.forEach(task -> known.put(task.key(), task));
            } else {
                raced.addAll(members);
                known.putAll(
                        stores.tasks().findAll(members.stream().map(Task::key).toList()));
            }
        }
        return raced;
    }

    /**
     * Whether what is stored is what was to be stored, and has moved on since: a write that is repeated, because its answer
     * was lost, is refused if a worker took the task in between.
     */
    private static boolean isSame(Task task, Task stored) {
        Lease given = task.lease();
        if (given == null) {
            return false;
        }
        Lease held = stored.lease();
        boolean holds = held != null && held.token().equals(given.token());
        return holds || given.token().equals(stored.progress().lastToken());
    }

    /** A gang of which no member waits for anything else is ready from the beginning. */
    private List<Task> gatheredAtOnce(List<Task> gang) {
        Instant now = surroundings.now();
        return gang.stream().allMatch(task -> task.waitsForGangOnly(now))
                ? gang.stream().map(task -> rank.of(task.gathered(now)).asNew()).toList()
                : gang;
    }

    static Collection<List<Task>> byGang(Collection<Task> tasks) {
        Map<String, List<Task>> gangs = new LinkedHashMap<>();
        tasks.forEach(task -> task.gathering().map(GangPlace::gang).ifPresent(gang -> Objects.requireNonNull(
                        gangs.computeIfAbsent(gang, any -> new ArrayList<>()))
                .add(task)));
        return gangs.values();
    }
}
