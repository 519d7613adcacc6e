package io.podium.benchmark.decision;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.scheduling.Patience;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.Ranking;
import io.podium.domain.scheduling.Scheduler;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.service.CircuitRules;
import io.podium.domain.service.Scaling;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.service.Target;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Ready tasks in the queues of their pools, and services with slots for them. Every step is as the live one: it reads the
 * first hundred of a queue, makes a fleet of the services and the ledger, and decides on them.
 */
final class Backlog {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final PoolRules RULES = new PoolRules("dps", 0.01, "plan-weighted", "plan");
    private static final Rank UNRANKED = new Rank(0, "none");
    private static final int WINDOW = 100;
    private static final int TENANTS = 10;
    private static final int SLOTS = 10;
    private final List<Place> places = new ArrayList<>();
    private final List<ReadyTask> tasks = new ArrayList<>();
    private final RandomGenerator random = new SplittableRandom(7);
    private final PlanWeights plan;

    private record Place(Ledger ledger, List<Service> services) {}

    /** As many services in each of as many pools, and tasks of one type a pool. */
    Backlog(int tasks, int pools, int servicesAPool) {
        Map<String, Map<String, Integer>> planned = new HashMap<>();
        for (int pool = 0; pool < pools; pool++) {
            String id = "pool-" + pool;
            Ledger ledger =
                    Ledger.empty(ShardKey.of(id), ResourceVector.of(Map.of("cpu", 1_000_000, "memory", 1_000_000)));
            List<String> types = List.of("type-" + id);
            List<Service> services = new ArrayList<>();
            for (int number = 0; number < servicesAPool; number++) {
                String service = id + "-service-" + number;
                services.add(Service.registered(service(service, types, id), NOW));
                ledger = ledger.withSeats(service, SLOTS);
                planned.put(service, Map.of(id, 1 + random.nextInt(9)));
            }
            services.sort(Comparator.comparing(Service::id)); // as the store gives them
            places.add(new Place(ledger, services));
        }
        List<QueueKey> queues = IntStream.range(0, pools)
                .mapToObj(pool -> new QueueKey(ShardKey.of("pool-" + pool), "type-pool-" + pool))
                .toList();
        List<String> tenants = IntStream.range(0, TENANTS)
                .mapToObj(tenant -> "tenant-" + tenant)
                .toList();
        for (int number = 0; number < tasks; number++) {
            this.tasks.add(task(number, queues.get(number % pools), tenants.get(random.nextInt(TENANTS))));
        }
        this.plan = new PlanWeights(planned);
    }

    private static ServiceSpec service(String id, List<String> types, String pool) {
        return new ServiceSpec(
                id,
                types,
                new Target.Pull(),
                1,
                SLOTS,
                pool,
                List.of(),
                ResourceVector.of(Map.of("cpu", SLOTS, "memory", SLOTS * 512)),
                Duration.ZERO,
                ServiceSpec.DEFAULT_LEASE,
                Scaling.fixed(1),
                List.of(),
                CircuitRules.DEFAULT);
    }

    private ReadyTask task(int number, QueueKey queue, String tenant) {
        return new ReadyTask(
                new TaskKey(tenant, "task-" + number),
                1,
                queue,
                true,
                random.nextInt(100),
                NOW.minusMillis(random.nextInt(300_000)),
                1 + random.nextInt(100),
                null,
                null,
                UNRANKED,
                List.of(),
                null);
    }

    /** Ranks and queues all tasks, and decides until every one has been placed; returns how many that were. */
    int placeAll() {
        Map<String, ReadyHeap> queues = new TreeMap<>();
        Ranking ranking = new Ranking(RULES, random);
        for (ReadyTask task : tasks) {
            queues.computeIfAbsent(task.queue().shard().pool(), any -> new ReadyHeap())
                    .add(ranked(task, ranking));
        }
        int placed = 0;
        for (Place place : places) {
            ReadyHeap queue = queues.get(place.ledger().key().pool());
            while (queue != null && !queue.isEmpty()) {
                placed += step(place, queue);
            }
        }
        return placed;
    }

    private int step(Place place, ReadyHeap queue) {
        List<ReadyTask> window = new ArrayList<>(WINDOW);
        while (window.size() < WINDOW && !queue.isEmpty()) {
            window.add(queue.remove());
        }
        Fleet fleet = new Fleet(place.services(), List.of(place.ledger()), plan, NOW);
        Scheduler scheduler = new Scheduler(
                Placements.named(RULES.placement()),
                AllocationStrategies.named(RULES.strategy()),
                Sharing.DEFAULT,
                new Patience(RULES.patience(), NOW),
                random);
        SchedulingDecision decision = scheduler.decide(window, fleet);
        if (decision.assignments().size() < window.size()) {
            throw new IllegalStateException("a step left " + decision.waiting() + " waiting");
        }
        return window.size();
    }

    private static ReadyTask ranked(ReadyTask task, Ranking ranking) {
        return new ReadyTask(
                task.key(),
                task.version(),
                task.queue(),
                task.pinned(),
                task.priority(),
                task.submittedAt(),
                task.expectedSeconds(),
                task.request(),
                task.deadline(),
                ranking.of(task),
                task.failedOn(),
                task.gang());
    }
}
