package io.podium.domain.usecase;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.AllocationStrategy;
import io.podium.domain.allocation.Allocator;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Reservations;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.Service;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The allocate step: gives assigned tasks their slots and resources. The ledgers are written first, so that a crash leaves
 * a holding without a task, which the sweeper finds, and never a task without its holding.
 */
public final class AllocateResources {
    private static final int TRIES = 5;

    private final Stores stores;
    private final Surroundings surroundings;
    private final ReleaseHoldings releaseHoldings;

    public AllocateResources(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.releaseHoldings = new ReleaseHoldings(stores, surroundings);
    }

    /**
     * What the step gave.
     *
     * @param placed tasks that have their lease now
     * @param refused assignments for which there was no room, or whose service takes no tasks
     */
    public record Result(List<Task> placed, List<Assignment> refused) {
        public Result {
            placed = List.copyOf(placed);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Allocates; an assignment whose task has moved on since it was made is passed over, and so is a second one of the
     * same task. The queues of tasks that are refused are woken, so that they wait where what they lack is released.
     */
    public Result run(List<Assignment> assignments) {
        Map<TaskKey, Task> tasks = stores.tasks()
                .findAll(assignments.stream().map(Assignment::task).toList());
        Map<TaskKey, Assignment> ready = new LinkedHashMap<>();
        assignments.stream()
                .filter(assignment -> isReady(tasks.get(assignment.task()), assignment))
                .forEach(assignment -> ready.putIfAbsent(assignment.task(), assignment));
        List<Assignment> open = List.copyOf(ready.values());
        List<Task> reserved = new ArrayList<>();
        List<Assignment> refused = new ArrayList<>();
        for (int attempt = 1; !open.isEmpty() && attempt <= TRIES; attempt++) {
            Attempt made = reserve(open, tasks);
            reserved.addAll(made.reserved());
            refused.addAll(made.refused());
            open = made.contended();
        }
        refused.addAll(open);
        List<Task> placed = store(reserved, tasks);
        surroundings.queue().wake(Wake.of(queues(refused, tasks)));
        return new Result(placed, refused);
    }

    private static Set<QueueKey> queues(List<Assignment> assignments, Map<TaskKey, Task> tasks) {
        return assignments.stream()
                .flatMap(assignment -> Optional.ofNullable(tasks.get(assignment.task())).stream())
                .map(task -> task.spec().queue())
                .collect(Collectors.toSet());
    }

    private record Attempt(List<Task> reserved, List<Assignment> refused, List<Assignment> contended) {}

    private Attempt reserve(List<Assignment> open, Map<TaskKey, Task> tasks) {
        Instant now = surroundings.now();
        Collection<Service> services = stores.services()
                .findAll(open.stream().map(Assignment::serviceId).toList())
                .values();
        Map<String, Pool> pools = pools(open, tasks, services);
        Sources sources = new Sources(pools);
        Collection<Ledger> ledgers =
                stores.ledgers().findAll(sources.keys(services)).values();
        Fleet fleet =
                new Fleet(services, ledgers, sources.sharing(), stores.plans().weights(), now);
        fleet.shards().beginWith(sources.firstShard(surroundings.random()));
        Allocator allocator = new Allocator(fleet, now, surroundings.random());
        Map<TaskKey, Task> placed = new HashMap<>();
        List<Assignment> refused = new ArrayList<>();
        for (List<Assignment> unit : units(open, tasks)) {
            List<Task> together = unit.stream()
                    .map(assignment -> Objects.requireNonNull(tasks.get(assignment.task())))
                    .toList();
            AllocationStrategy strategy =
                    strategyOf(pools.getOrDefault(together.get(0).spec().shard().pool(), Pool.byDefault()));
            Map<TaskKey, String> chosen =
                    unit.stream().collect(Collectors.toMap(Assignment::task, Assignment::serviceId));
            Optional<List<Task>> given =
                    isWhole(together) ? allocator.placeTogether(together, chosen, strategy) : Optional.empty();
            given.ifPresentOrElse(
                    there -> there.forEach(task -> placed.put(task.key(), task)), () -> refused.addAll(unit));
        }
        Set<ShardKey> lost = stores.ledgers()
                .store(fleet.changed().stream().map(Reservations::after).toList());
        List<Assignment> contended = open.stream()
                .filter(assignment -> isLost(placed.get(assignment.task()), lost))
                .toList();
        contended.forEach(assignment -> placed.remove(assignment.task()));
        return new Attempt(List.copyOf(placed.values()), refused, contended);
    }

    /** Returns what is allocated together: the members of a gang that has not started, and every other task alone. */
    private static Collection<List<Assignment>> units(List<Assignment> open, Map<TaskKey, Task> tasks) {
        Map<String, List<Assignment>> units = new LinkedHashMap<>();
        for (Assignment assignment : open) {
            String name = Objects.requireNonNull(tasks.get(assignment.task()))
                    .gathering()
                    .map(place -> assignment.task().tenant() + "/" + place.gang())
                    .orElse(assignment.task().toString());
            units.computeIfAbsent("unit " + name, any -> new ArrayList<>()).add(assignment);
        }
        return units.values();
    }

    private static boolean isWhole(List<Task> unit) {
        return unit.size() == unit.get(0).gathering().map(GangPlace::size).orElse(1);
    }

    /**
     * Stores the placed tasks, those of a gang in one transaction. A task that was cancelled or placed by somebody else in
     * between gives back its holding, and so does all of its gang.
     */
    private List<Task> store(List<Task> reserved, Map<TaskKey, Task> before) {
        List<Task> alone = new ArrayList<>();
        Map<String, List<Task>> gangs = new LinkedHashMap<>();
        for (Task task : reserved) {
            Objects.requireNonNull(before.get(task.key()))
                    .gathering()
                    .ifPresentOrElse(
                            place -> gangs.computeIfAbsent(
                                            task.key().tenant() + "/" + place.gang(), any -> new ArrayList<>())
                                    .add(task),
                            () -> alone.add(task));
        }
        List<Task> placed = new ArrayList<>();
        List<ReleaseHoldings.Ended> unused = new ArrayList<>();
        List<Task> left = new ArrayList<>();
        List<@Nullable Task> lost = stores.tasks().store(alone);
        for (int i = 0; i < alone.size(); i++) {
            if (lost.get(i) == null) {
                placed.add(alone.get(i));
            } else {
                unused.add(ended(alone.get(i)));
            }
        }
        for (List<Task> gang : gangs.values()) {
            if (stores.tasks().storeTogether(gang, null)) {
                placed.addAll(gang);
            } else {
                gang.forEach(task -> unused.add(ended(task)));
                left.addAll(gang);
            }
        }
        releaseHoldings.run(unused);
        surroundings
                .queue()
                .wake(Wake.of(left.stream().map(task -> task.spec().queue()).toList()));
        return placed;
    }

    private static ReleaseHoldings.Ended ended(Task task) {
        return new ReleaseHoldings.Ended(task.key(), task.requireLease());
    }

    /** The pools that the tasks wait in, which say how much they get, and those that they draw from, which have quotas. */
    private Map<String, Pool> pools(List<Assignment> open, Map<TaskKey, Task> tasks, Collection<Service> services) {
        Set<String> ids = new HashSet<>(Sources.poolsOf(services));
        queues(open, tasks).forEach(queue -> ids.add(queue.shard().pool()));
        return stores.pools().findAll(ids);
    }

    private static AllocationStrategy strategyOf(Pool pool) {
        return AllocationStrategies.named(pool.rules().strategy());
    }

    private static boolean isReady(@Nullable Task task, Assignment assignment) {
        return task != null && task.status() == TaskStatus.READY && task.version() == assignment.version();
    }

    private static boolean isLost(@Nullable Task task, Set<ShardKey> lost) {
        return task != null
                && task.lease() != null
                && lost.contains(task.lease().from());
    }

    /** Returns the placed tasks by the service that runs them. */
    public static Map<String, List<Task>> byService(List<Task> placed) {
        return placed.stream().collect(Collectors.groupingBy(task -> Objects.requireNonNull(task.lease())
                .serviceId()));
    }
}
