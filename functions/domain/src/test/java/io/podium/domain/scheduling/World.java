package io.podium.domain.scheduling;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.Service;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Progress;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TestSpec;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Pools, services and waiting tasks that a test puts together, and one scheduling step over them. */
final class World {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final List<Service> services = new ArrayList<>();
    final Map<String, Ledger> ledgers = new TreeMap<>();
    final List<ReadyTask> window = new ArrayList<>();
    Sharing sharing = Sharing.DEFAULT;

    World pool(String id, Map<String, ? extends Number> capacity) {
        ledgers.put(id, Ledger.empty(ShardKey.of(id), ResourceVector.of(capacity)));
        return this;
    }

    World service(TestService spec, Map<String, Integer> seatsByPool) {
        return service(Service.registered(spec.build(), NOW), seatsByPool);
    }

    World service(Service service, Map<String, Integer> seatsByPool) {
        services.add(service);
        seatsByPool.forEach(
                (pool, seats) -> ledgers.computeIfPresent(pool, (id, ledger) -> ledger.withSeats(service.id(), seats)));
        return this;
    }

    World task(TestSpec spec, double rank) {
        window.add(ReadyTask.of(Task.submitted(spec.build(), NOW, new Rank(rank, "test"))));
        return this;
    }

    /** A task that came back from these services. */
    World failed(TestSpec spec, double rank, String... services) {
        Task task = Task.submitted(spec.build(), NOW, new Rank(rank, "test"));
        Progress progress = new Progress(1, 1, 0, null, null, 0, 0, List.of(services));
        window.add(ReadyTask.of(new Task(
                task.spec(),
                task.status(),
                task.submittedAt(),
                task.rank(),
                progress,
                task.links(),
                null,
                null,
                null,
                1)));
        return this;
    }

    World circuit(String pool, String service, Circuit circuit) {
        ledgers.computeIfPresent(pool, (id, ledger) -> ledger.withCircuit(service, circuit));
        return this;
    }

    World held(String pool, String task, String service, double cpu) {
        return held(pool, "t", task, service, cpu);
    }

    World held(String pool, String tenant, String task, String service, double cpu) {
        Holding holding = new Holding(
                new TaskKey(tenant, task),
                new Token(1, "n", tenant),
                service,
                ResourceVector.of("cpu", cpu),
                NOW.plusSeconds(60),
                false);
        ledgers.computeIfPresent(pool, (id, ledger) -> ledger.with(List.of(holding)));
        return this;
    }

    Fleet fleet() {
        Map<String, Sharing> byPool = new TreeMap<>();
        ledgers.keySet().forEach(pool -> byPool.put(pool, sharing));
        return new Fleet(services, ledgers.values(), byPool, PlanWeights.NONE, NOW);
    }

    SchedulingDecision decide() {
        return decide("least-loaded", "msa", fleet(), new Random(1));
    }

    SchedulingDecision decide(String placement, String strategy, Fleet fleet, RandomGenerator random) {
        return new Scheduler(Placements.named(placement), AllocationStrategies.named(strategy), sharing, random)
                .decide(window, fleet);
    }

    /** Returns where each task went, as in {@code a->s}, in order. */
    List<String> assigned() {
        return decide().assignments().stream()
                .map(assignment -> assignment.task().id() + "->" + assignment.serviceId())
                .toList();
    }

    /** Returns why each task waits, as in {@code a: reason}, in order. */
    List<String> waiting() {
        return decide().waiting().stream()
                .map(left -> left.task().id() + ": " + left.reason().words())
                .toList();
    }
}
