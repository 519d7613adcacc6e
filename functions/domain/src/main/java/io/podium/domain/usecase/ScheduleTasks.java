package io.podium.domain.usecase;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.optimization.Plan;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.scheduling.Patience;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.Scheduler;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.service.Service;
import io.podium.domain.store.PlanStore;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schedule step: decides which of the first tasks of the woken queues go to which services. Reads a window of each
 * queue, however long it is, in which every tenant's first tasks stand, and with it the queues that compete for the same
 * services, so that the order holds across task types.
 */
public final class ScheduleTasks {
    /** How many ready tasks of a queue one step looks at while one tenant waits there; see {@link QueueFront}. */
    public static final int WINDOW = 100;

    private static final int TRIES = 5;

    private final Stores stores;
    private final Surroundings surroundings;
    private final ReadyQueue readyQueue;
    private final Gangs gangs;
    private final AskBackTasks askBack;
    private final LeaveToOthers leaveToOthers;
    private final AskForPlan askForPlan;
    private final Claimants claimants;

    public ScheduleTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.readyQueue = new ReadyQueue(stores, surroundings);
        this.gangs = new Gangs(stores, surroundings);
        this.askBack = new AskBackTasks(stores, surroundings);
        this.leaveToOthers = new LeaveToOthers(stores, surroundings);
        this.askForPlan = new AskForPlan(stores, surroundings);
        this.claimants = new Claimants(stores, surroundings);
    }

    /**
     * What the step decided.
     *
     * @param assignments tasks and their services
     * @param more where further tasks may find room at once
     * @param planDue whether the caller is to have a plan made, because tasks wait for slots; see {@link AskForPlan}
     */
    public record Round(List<Assignment> assignments, List<Wake> more, boolean planDue) {
        public Round {
            assignments = List.copyOf(assignments);
            more = List.copyOf(more);
        }
    }

    /**
     * Decides where it was woken, one pool after the other; one that does not exist is passed over. Whichever shard it was
     * woken for, all of its pool are looked at together, so that the order holds across them.
     */
    public Round run(Collection<Wake> wakes) {
        Map<String, Set<String>> types = new TreeMap<>();
        Set<String> wholly = new HashSet<>();
        for (Wake wake : wakes) {
            String pool = wake.shard().pool();
            types.computeIfAbsent(pool, any -> new TreeSet<>()).addAll(wake.types());
            if (wake.types().isEmpty()) {
                wholly.add(pool);
            }
        }
        List<Assignment> assignments = new ArrayList<>();
        List<Wake> more = new ArrayList<>();
        AtomicBoolean planDue = new AtomicBoolean();
        types.forEach((id, wanted) -> {
            BiFunction<Pool, Set<String>, Collection<Service>> services =
                    (pool, needed) -> servicesFor(pool, needed, wholly.contains(id));
            Round round = decide(id, wanted, services, WINDOW, null, askForPlan::claim);
            assignments.addAll(round.assignments());
            more.addAll(round.more());
            planDue.compareAndSet(false, round.planDue());
        });
        return new Round(assignments, more, planDue.get());
    }

    /**
     * Decides for one service alone, and so for no gang: its members may need other services, and are placed by the step
     * that their wake-up starts.
     *
     * @param service the service that has room
     * @param limit at most this many assignments
     */
    public List<Assignment> runFor(Service service, int limit) {
        Set<String> types = new TreeSet<>(service.spec().taskTypes());
        List<Assignment> assignments = new ArrayList<>();
        for (ShardKey shard : RegisterService.shards(service.spec())) {
            int left = Math.min(WINDOW, limit - assignments.size());
            if (left > 0) {
                assignments.addAll(
                        decide(shard.pool(), types, (pool, needed) -> List.of(service), left, service, outcome -> false)
                                .assignments());
            }
        }
        return List.copyOf(assignments.subList(0, Math.min(limit, assignments.size())));
    }

    private Collection<Service> servicesFor(Pool pool, Set<String> types, boolean wholly) {
        Map<String, Service> services = new TreeMap<>();
        if (!types.isEmpty()) {
            stores.services().ableTo(types).forEach(service -> services.put(service.id(), service));
        }
        if (wholly) {
            services.putAll(stores.services()
                    .findAll(stores.ledgers().whole(pool).seats().keySet()));
        }
        return services.values();
    }

    private Round decide(
            String id,
            Set<String> woken,
            BiFunction<Pool, Set<String>, Collection<Service>> services,
            int limit,
            @Nullable Service asking,
            Predicate<AskForPlan.Outcome> isPlanDue) {
        Pool pool = stores.pools().find(id).orElse(null);
        if (pool == null) {
            return new Round(List.of(), List.of(), false);
        }
        PoolRules rules = pool.rules();
        Sources.shardsOf(pool).forEach(readyQueue::letIn);
        Optional<Plan> plan = stores.plans().latest();
        Set<String> types = new TreeSet<>(woken);
        for (int attempt = 1; ; attempt++) {
            Collection<Service> found = services.apply(pool, types);
            Sources sources = Sources.of(stores, found, pool);
            Collection<Ledger> ledgers =
                    stores.ledgers().findAll(sources.keys(found)).values();
            Fleet fleet = new Fleet(found, ledgers, sources.sharing(), PlanStore.weights(plan), surroundings.now());
            Windows windows = windows(pool, types, fleet, limit);
            Map<TaskKey, List<ReadyTask>> led = asking == null ? gangs.led(windows.tasks()) : Map.of();
            Map<ShardKey, List<ReadyTask>> standing = claimants.of(ledgers);
            if (asking == null && types.addAll(typesOf(led, standing)) && attempt < TRIES) {
                continue; // a gang, or somebody for whom room is held back, needs services that the step did not look
                // at
            }
            Scheduler scheduler = new Scheduler(
                    Placements.named(rules.placement()),
                    AllocationStrategies.named(rules.strategy()),
                    pool.sharing(),
                    asking == null ? new Patience(rules.patience(), surroundings.now()) : Patience.ENDLESS,
                    surroundings.random());
            SchedulingDecision decision = scheduler.decide(
                    asking == null ? windows.tasks() : leaveToOthers.of(windows.tasks(), asking, rules),
                    led,
                    standing,
                    fleet);
            boolean settled = asking != null || settle(decision, queues(windows, standing), ledgers);
            if (settled || attempt == TRIES) {
                if (asking == null && settled) {
                    askBack.run(ShardKey.of(id), rules, windows.tasks(), decision, fleet, ledgers);
                }
                boolean planDue = isPlanDue.test(new AskForPlan.Outcome(decision, windows.tasks(), fleet, plan));
                List<QueueKey> further = decision.assignments().isEmpty() ? List.of() : windows.full();
                return new Round(decision.assignments(), Wake.of(settled ? further : windows.queues()), planDue);
            }
        }
    }

    private static Set<String> typesOf(Map<TaskKey, List<ReadyTask>> led, Map<ShardKey, List<ReadyTask>> standing) {
        return Stream.concat(led.values().stream(), standing.values().stream())
                .flatMap(Collection::stream)
                .map(ReadyTask::type)
                .collect(Collectors.toSet());
    }

    private record Windows(List<ReadyTask> tasks, List<QueueKey> queues, List<QueueKey> full) {}

    private Windows windows(Pool pool, Set<String> types, Fleet fleet, int limit) {
        Set<String> competing = new TreeSet<>(types);
        competing.addAll(fleet.types());
        List<ReadyTask> tasks = new ArrayList<>();
        List<QueueKey> queues = new ArrayList<>();
        List<QueueKey> full = new ArrayList<>();
        for (String type : competing) {
            QueueKey queue = new QueueKey(ShardKey.of(pool.id()), type);
            QueueFront front = fleet.ableTo(type).isEmpty() ? QueueFront.EMPTY : readyQueue.front(pool, type, limit);
            tasks.addAll(front.tasks());
            if (!front.tasks().isEmpty()) {
                queues.add(queue);
            }
            if (front.cut()) {
                full.add(queue);
            }
        }
        return new Windows(tasks, queues, full);
    }

    private static Set<QueueKey> queues(Windows windows, Map<ShardKey, List<ReadyTask>> standing) {
        Set<QueueKey> queues = new HashSet<>(windows.queues());
        standing.values().forEach(members -> queues.add(members.get(0).queue().ofPool()));
        return queues;
    }

    /**
     * Notes in the ledgers for whom room is held back from now on, and enters the queues whose tasks found no room, so that
     * whoever releases something wakes them. Written on condition of what the decision was made on: had something been
     * released since, nobody would wake the queues, and the step decides again.
     */
    private boolean settle(SchedulingDecision decision, Set<QueueKey> queues, Collection<Ledger> ledgers) {
        Set<QueueKey> waiting = decision.isSaturated() ? queues : Set.of();
        List<Ledger> changed = ledgers.stream()
                .filter(ledger -> !ledger.waiters().containsAll(waiting)
                        || !Objects.equals(ledger.claim(), decision.claims().get(ledger.key())))
                .map(ledger ->
                        ledger.withWaiters(waiting).withClaim(decision.claims().get(ledger.key())))
                .toList();
        return stores.ledgers().store(changed).isEmpty();
    }
}
