package io.podium.domain.usecase;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.AllocationStrategy;
import io.podium.domain.allocation.Allocator;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Reservations;
import io.podium.domain.port.TaskSender;
import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.scheduling.Patience;
import io.podium.domain.scheduling.Placement;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.Scheduler;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.service.Service;
import io.podium.domain.service.Target;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Places new tasks as they are submitted, so that a task which finds a slot free never enters its queue and is written once
 * instead of twice. Only where nobody can be overtaken: no queue that competes holds a task, no ledger holds room back or
 * knows of anybody who waits, and none of the new tasks belongs to a gang. The decision is that of the schedule step, by the
 * same policy and strategy; whatever is not placed goes the ordinary way.
 *
 * <p>As in the allocate step the ledgers are written before the tasks, on condition of what was read, so that whoever
 * began to wait in between is seen. A crash between the two leaves holdings without a task, which the sweeper gives back;
 * one between the tasks and their sending leaves leases that run out.
 */
final class PlaceAtOnce {
    private static final int TRIES = 3;

    private final Stores stores;
    private final Surroundings surroundings;
    private final HandOverTasks handOver;
    private final ReleaseHoldings releaseHoldings;
    private final QueuesAhead ahead;

    PlaceAtOnce(Stores stores, Surroundings surroundings, List<TaskSender> senders) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.handOver = new HandOverTasks(stores, surroundings, senders);
        this.releaseHoldings = new ReleaseHoldings(stores, surroundings);
        this.ahead = new QueuesAhead(stores);
    }

    /**
     * New tasks, some of which hold something.
     *
     * @param tasks the tasks, to be stored for the first time
     * @param targets the targets of the services that some are placed on
     */
    record Reserved(List<Task> tasks, Map<String, Target> targets) {
        Reserved {
            tasks = List.copyOf(tasks);
            targets = Map.copyOf(targets);
        }
    }

    /**
     * Reserves slots and resources for new tasks.
     *
     * @param fresh tasks that are about to be stored for the first time
     * @param pools the pools that they wait in
     * @return the same tasks in the same order, some of them placed
     */
    Reserved reserve(List<Task> fresh, Map<String, Pool> pools) {
        Map<String, List<Task>> byPool = new TreeMap<>();
        fresh.forEach(task -> byPool.computeIfAbsent(task.spec().shard().pool(), any -> new ArrayList<>())
                .add(task));
        Round round = new Round(new HashMap<>(), new HashMap<>());
        byPool.forEach((id, tasks) -> {
            Pool pool = pools.getOrDefault(id, Pool.byDefault());
            // What stands in for a pool that nobody has defined yet gives nothing.
            if (!pool.equals(Pool.byDefault())
                    && tasks.stream().allMatch(task -> task.gathering().isEmpty())) {
                reserve(new Line(pool), tasks, round);
            }
        });
        return new Reserved(
                fresh.stream()
                        .map(task -> round.placed().getOrDefault(task.key(), task))
                        .toList(),
                round.targets());
    }

    private record Round(Map<TaskKey, Task> placed, Map<String, Target> targets) {}

    private record Line(Pool pool) {
        List<ShardKey> shards() {
            return Sources.shardsOf(pool);
        }

        AllocationStrategy strategy() {
            return AllocationStrategies.named(pool.rules().strategy());
        }

        Placement placement() {
            return Placements.named(pool.rules().placement());
        }

        boolean readsPlan() {
            return strategy().readsPlan() || placement().readsPlan();
        }
    }

    private void reserve(Line line, List<Task> tasks, Round round) {
        List<Task> open =
                tasks.stream().filter(task -> task.status() == TaskStatus.READY).toList();
        for (int attempt = 1; !open.isEmpty() && attempt <= TRIES; attempt++) {
            open = attempt(line, open, round);
        }
    }

    /** Reserves what can be, and returns the tasks for which somebody else wrote the ledger in between. */
    private List<Task> attempt(Line line, List<Task> open, Round round) {
        Instant now = surroundings.now();
        Set<String> types =
                open.stream().map(task -> task.spec().type()).collect(Collectors.toCollection(TreeSet::new));
        Map<ShardKey, Ledger> known = new HashMap<>();
        Collection<Service> services = services(line, open, types, known);
        if (services.isEmpty()
                || services.stream()
                        .anyMatch(service -> !service.spec().target().takesInBulk())) {
            return List.of();
        }
        Sources sources = Sources.of(stores, services, line.pool());
        Collection<Ledger> ledgers = ledgersOf(sources.keys(services), known);
        if (ledgers.stream().anyMatch(PlaceAtOnce::isWaitedFor) || ahead.hold(line.pool(), services, types, now)) {
            return List.of();
        }
        PlanWeights weights = line.readsPlan() ? stores.plans().weights() : PlanWeights.NONE;
        Fleet asked = new Fleet(services, ledgers, sources.sharing(), weights, now);
        asked.shards().beginWith(sources.firstShard(surroundings.random()));
        SchedulingDecision decision = decide(line, open, asked, now);
        if (!decision.claims().isEmpty()) {
            return List.of();
        }
        Fleet fleet = asked.again();
        Map<TaskKey, Task> given =
                give(decision.assignments(), open, line, new Allocator(fleet, now, surroundings.random()));
        Set<ShardKey> lost = write(fleet);
        List<Task> contended = new ArrayList<>();
        for (Task task : open) {
            Task there = given.get(task.key());
            if (there != null && lost.contains(there.requireLease().from())) {
                contended.add(task);
            } else if (there != null) {
                round.placed().put(there.key(), there);
            }
        }
        services.forEach(
                service -> round.targets().put(service.id(), service.spec().target()));
        return contended;
    }

    /**
     * Returns the services that may run the tasks. Tasks that named their pool draw from it alone, so that those which have
     * slots there are all; they are fewer than all that run the type anywhere.
     */
    private Collection<Service> services(Line line, List<Task> open, Set<String> types, Map<ShardKey, Ledger> known) {
        if (!open.stream().allMatch(task -> task.spec().pinned())) {
            return stores.services().ableTo(types);
        }
        known.putAll(stores.ledgers().findAll(line.shards()));
        Set<String> seated = new TreeSet<>();
        known.values().forEach(ledger -> seated.addAll(ledger.seats().keySet()));
        return stores.services().findAll(seated).values().stream()
                .filter(service -> service.spec().taskTypes().stream().anyMatch(types::contains))
                .toList();
    }

    /** Returns the ledgers of services, of which those that are known are not read again. */
    private Collection<Ledger> ledgersOf(Set<ShardKey> wanted, Map<ShardKey, Ledger> known) {
        Set<ShardKey> others = new HashSet<>(wanted);
        others.removeAll(known.keySet());
        known.putAll(others.isEmpty() ? Map.of() : stores.ledgers().findAll(others));
        return known.values();
    }

    /** Writes what was reserved, and returns the ledgers that somebody else wrote in between. */
    private Set<ShardKey> write(Fleet fleet) {
        return stores.ledgers()
                .store(fleet.changed().stream().map(Reservations::after).toList());
    }

    private static boolean isWaitedFor(Ledger ledger) {
        return !ledger.waiters().isEmpty() || ledger.claim() != null;
    }

    private SchedulingDecision decide(Line line, List<Task> tasks, Fleet fleet, Instant now) {
        Scheduler scheduler = new Scheduler(
                line.placement(),
                line.strategy(),
                line.pool().sharing(),
                new Patience(line.pool().rules().patience(), now),
                surroundings.random());
        return scheduler.decide(tasks.stream().map(ReadyTask::of).toList(), fleet);
    }

    private static Map<TaskKey, Task> give(
            List<Assignment> assignments, List<Task> open, Line line, Allocator allocator) {
        Map<TaskKey, Task> tasks = open.stream().collect(Collectors.toMap(Task::key, task -> task));
        Map<TaskKey, Task> given = new HashMap<>();
        for (Assignment assignment : assignments) {
            Task task = Objects.requireNonNull(tasks.get(assignment.task()));
            allocator
                    .place(task, assignment.serviceId(), line.strategy())
                    .ifPresent(there -> given.put(there.key(), there.asNew()));
        }
        return given;
    }

    /** Sends what was placed and stored, unless workers come for it. */
    void handOver(Reserved reserved, List<Task> stored) {
        handOver.run(stored, reserved.targets());
    }

    /** Gives back what was reserved for tasks that another call has stored in between. */
    void giveBack(List<Task> raced) {
        releaseHoldings.run(raced.stream()
                .filter(task -> task.lease() != null)
                .map(task -> new ReleaseHoldings.Ended(task.key(), task.requireLease()))
                .toList());
    }
}
