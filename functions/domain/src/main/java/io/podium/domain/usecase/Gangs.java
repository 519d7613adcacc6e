package io.podium.domain.usecase;

import io.podium.domain.port.Wake;
import io.podium.domain.task.Gang;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the members of gangs that have not started together: they become ready together and end together, each time in
 * one transaction.
 */
final class Gangs {
    private static final int TRIES = 8;

    private final Stores stores;
    private final Surroundings surroundings;
    private final RankTask rank;

    Gangs(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.rank = new RankTask(stores, surroundings);
    }

    /** Returns the members of the gang of a task that has not started, itself among them; none for other tasks. */
    List<Task> membersOf(Task task) {
        Optional<GangPlace> place = task.gathering();
        if (place.isEmpty()) {
            return List.of();
        }
        String id = place.get().gang();
        Gang gang = stores.groups().findGangs(task.key().tenant(), List.of(id)).get(id);
        return gang == null
                ? List.of()
                : List.copyOf(stores.tasks().findAll(gang.keys()).values());
    }

    /**
     * Looks whether the members of a task's gang wait for nothing but each other; if so, makes all of them ready and wakes
     * their queue. Where one has ended, ends the others. A gang that others change all the time is left to the next look.
     *
     * @return the members that were moved
     */
    List<Task> gather(Task member) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<Task> members = membersOf(member);
            List<Task> moved = moves(members);
            if (moved.isEmpty() || stores.tasks().storeTogether(moved, surroundings.mark())) {
                surroundings
                        .queue()
                        .wake(Wake.of(moved.stream()
                                .filter(task -> task.status() == TaskStatus.READY)
                                .filter(task ->
                                        task.gathering().map(GangPlace::leads).orElse(false))
                                .map(task -> task.spec().queue())
                                .toList()));
                return moved;
            }
        }
        return List.of();
    }

    private List<Task> moves(List<Task> members) {
        Instant now = surroundings.now();
        Optional<Task> ended =
                members.stream().filter(task -> task.status().isFinal()).findFirst();
        if (ended.isPresent()) {
            return othersOf(ended.get(), members);
        }
        boolean whole = !members.isEmpty()
                && members.get(0).gathering().map(GangPlace::size).orElse(0) == members.size();
        return whole && members.stream().allMatch(task -> task.waitsForGangOnly(now))
                ? members.stream().map(task -> rank.of(task.gathered(now))).toList()
                : List.of();
    }

    /**
     * Stores a member that ends before its gang has started, and ends the others with it.
     *
     * @return whether they were stored; if not, somebody moved one of them in between
     */
    boolean end(Task ended) {
        List<Task> moved = new ArrayList<>(othersOf(ended, membersOf(ended)));
        moved.add(ended);
        return stores.tasks().storeTogether(moved, surroundings.mark());
    }

    private List<Task> othersOf(Task ended, List<Task> members) {
        String reason =
                "task " + ended.key().id() + " of its gang ended as " + ended.status() + " before the gang had started";
        return members.stream()
                .filter(task ->
                        !task.key().equals(ended.key()) && !task.status().isFinal())
                .map(task -> task.cancel(surroundings.now(), reason))
                .toList();
    }

    /**
     * Finds whom the first tasks of a queue stand for.
     *
     * @return the members of each gang, by the one that leads it; a gang of which some member is not ready, for the queue
     *     may be late, is left out
     */
    Map<TaskKey, List<ReadyTask>> led(Collection<ReadyTask> window) {
        Map<String, List<ReadyTask>> leaders = new TreeMap<>();
        window.stream().filter(task -> task.gang() != null).forEach(task -> leaders.computeIfAbsent(
                        task.key().tenant(), any -> new ArrayList<>())
                .add(task));
        Map<TaskKey, List<ReadyTask>> led = new HashMap<>();
        leaders.forEach((tenant, tasks) -> {
            Map<String, Gang> gangs = stores.groups()
                    .findGangs(
                            tenant,
                            tasks.stream()
                                    .map(task -> Objects.requireNonNull(task.gang()))
                                    .toList());
            Map<TaskKey, Task> members = stores.tasks()
                    .findAll(gangs.values().stream()
                            .flatMap(gang -> gang.keys().stream())
                            .toList());
            for (ReadyTask leader : tasks) {
                Gang gang = gangs.get(Objects.requireNonNull(leader.gang()));
                if (gang != null && gang.keys().stream().allMatch(key -> isWaiting(members.get(key)))) {
                    led.put(
                            leader.key(),
                            gang.keys().stream()
                                    .map(key -> ReadyTask.of(Objects.requireNonNull(members.get(key))))
                                    .toList());
                }
            }
        });
        return led;
    }

    private static boolean isWaiting(@org.jspecify.annotations.Nullable Task task) {
        return task != null
                && task.status() == TaskStatus.READY
                && task.gathering().isPresent();
    }
}
