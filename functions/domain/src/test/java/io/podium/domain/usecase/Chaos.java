package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.LimitExceededException;
import io.podium.domain.NotFoundException;
import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.schedule.CatchUp;
import io.podium.domain.schedule.Overlap;
import io.podium.domain.schedule.Rules;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.schedule.Timing;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.Write;
import io.podium.domain.task.ArrayPlace;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Membership;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskArray;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run of Podium in which clients, workers, steps, sweeps and the clock do things in a random order, steps of one begin
 * between the reads and the writes of another, and stores and queues break off at random.
 */
final class Chaos {
    /** Where there are services, so that every task can run. */
    private static final List<String> QUEUES = List.of("p work", "q work", "p other", "q sent");

    private static final List<FailedParentRule> RULES_ON_FAILURE = List.of(FailedParentRule.values());

    private static final PoolRules SRTF = new PoolRules("srtf", 0, "least-loaded", "msa");

    private static final List<PoolRules> RULES = List.of(
            PoolRules.DEFAULT,
            new PoolRules("sjf", 0, "random", "random"),
            SRTF,
            new PoolRules("dps", 0.1, "power-of-two-choices", "mra"),
            new PoolRules("random", 0, "plan-weighted", "plan"));

    private static final List<Duration> PATIENCE =
            List.of(Duration.ZERO, Duration.ofSeconds(20), PoolRules.DEFAULT_PATIENCE);

    private static final ScheduleKey SCHEDULE = new ScheduleKey("t", "c");

    private static final List<String> TENANTS = List.of("t", "t", "acme", "t", "b.eu", "t");

    final PodiumFixture podium;
    final Watch watch;
    private final Random random;
    private final List<Runnable> actions;
    private final Deque<TestSpec[]> unanswered = new ArrayDeque<>();
    private final List<Task> inHand = new ArrayList<>();
    private final Set<Token> handedOver = new HashSet<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final boolean withGangs;
    private final boolean withArrays;
    private final SubmitDueSchedules submitDue;
    private final Target sends;
    private final int shards;
    private int submitted;
    private int placedAtOnce;
    private int depth;
    private boolean calm = true;

    Chaos(long seed) {
        podium = new PodiumFixture(seed);
        random = new Random(~seed);
        withGangs = seed % 3 == 0;
        withArrays = seed % 3 == 1;
        sends = seed % 4 < 2 ? new Target.Sqs("f") : new Target.Lambda("f");
        shards = seed % 5 == 2 ? 2 : seed % 10 == 3 ? 3 : 1;
        if (seed % 2 == 0) {
            podium.placeAtOnce(new Sending());
        }
        define("p", 4, seed % 2 == 0 ? SRTF : PoolRules.DEFAULT);
        define("q", 3, PoolRules.DEFAULT);
        registerAll();
        ShardKey.all("p", shards)
                .forEach(shard -> podium.stores.ledgers().change(shard, ledger -> ledger.withSeats("s", 4)));
        ShardKey.all("q", shards)
                .forEach(shard -> podium.stores.ledgers().change(shard, ledger -> ledger.withSeats("s", 2)));
        watch = new Watch(podium);
        submitDue = new SubmitDueSchedules(
                podium.stores, podium.surroundings, MinuteSchedules.RECURRENCES, MinuteSchedules.TEMPLATES);
        if (withArrays) {
            new PutSchedule(podium.stores, podium.surroundings, MinuteSchedules.RECURRENCES, MinuteSchedules.TEMPLATES)
                    .run(SCHEDULE, new Timing("1", ZoneOffset.UTC), "p", new Rules(Overlap.ALLOW, CatchUp.ALL), true);
        }
        podium.taskItems.beforeWrites(writes -> interleave());
        podium.ledgerItems.beforeWrites(writes -> interleave());
        podium.taskItems.breakOff(this::breakOff);
        podium.ledgerItems.breakOff(this::breakOff);
        podium.metricItems.breakOff(this::breakOff);
        podium.queue.failWhen(() -> !calm && random.nextInt(100) == 0);
        actions = List.of(
                () -> asClient(this::submit),
                () -> asClient(this::repeat),
                this::place,
                this::place,
                this::schedule,
                this::allocate,
                () -> lease("s", 1 + random.nextInt(3)),
                () -> lease("u", 1 + random.nextInt(3)),
                () -> lease("w", 1),
                () -> asClient(this::report),
                () -> asClient(this::report),
                () -> asClient(this::report),
                () -> asClient(this::listen),
                this::preempt,
                () -> asClient(this::disturb),
                () -> podium.advance(random.nextInt(60)),
                podium::sweep,
                () -> new LearnDurations(podium.stores, podium.surroundings).run());
    }

    void step() {
        calm = false;
        act();
        calm = true;
    }

    /** Lets everybody do what they should for long enough, and returns the tasks that have not ended by that. */
    List<Task> settle() {
        registerAll();
        for (int pass = 0; pass < 3; pass++) {
            int calls = unanswered.size();
            for (int i = 0; i < calls; i++) {
                asClient(this::repeat);
            }
        }
        for (int round = 0; round < 100 && !isSettled(); round++) {
            podium.sweep();
            place();
            List.of("s", "u", "w").forEach(service -> lease(service, 9));
            inHand.forEach(podium::complete);
            inHand.clear();
            podium.advance(61);
        }
        podium.sweep();
        return watch.tasks().stream().filter(task -> !task.status().isFinal()).toList();
    }

    private boolean isSettled() {
        return watch.tasks().stream().allMatch(task -> task.status().isFinal())
                && watch.ledgers().stream().allMatch(ledger -> ledger.holdings().isEmpty());
    }

    /** In how many shards the tasks that were submitted wait or waited. */
    int shardsUsed() {
        return (int) watch.tasks().stream()
                .map(task -> task.spec().shard().number())
                .distinct()
                .count();
    }

    /** The order may change, but not the quotas, so that it can be told when one was not kept. */
    private void define(String pool, double cpu, PoolRules rules) {
        String fairness = Fairnesses.names().get(random.nextInt(3));
        TreeMap<String, Entitlement> tenants = new TreeMap<>();
        tenants.put("acme", new Entitlement(2, 2 * shards, null));
        tenants.put("b.eu", new Entitlement(0.5, shards, 6));
        PoolRules patient = new PoolRules(
                rules.policy(),
                rules.agingRate(),
                rules.placement(),
                rules.strategy(),
                rules.preemptionMargin(),
                PATIENCE.get(random.nextInt(PATIENCE.size())));
        Entitlement anybody = new Entitlement(1, 3 * shards, null);
        podium.pool(pool, cpu * shards, patient, new Sharing(fairness, anybody, tenants), shards);
    }

    private void registerAll() {
        podium.service(TestService.service("s")
                .slots(2)
                .instances(3 * shards)
                .allowedPools("q")
                .circuit(3, 20));
        podium.service(TestService.service("u")
                .types("work", "other")
                .instances(2 * shards)
                .lease(30)
                .circuit(1, 40));
        podium.service(TestService.service("w").pool("q").instances(shards));
        podium.service(TestService.service("f")
                .types("sent")
                .target(sends)
                .pool("q")
                .instances(2 * shards)
                .circuit(2, 10));
    }

    /** Does something. That a store or queue is not available is all that may go wrong within a step of Podium. */
    private void act() {
        try {
            actions.get(random.nextInt(actions.size())).run();
        } catch (StoreUnavailableException | QueueUnavailableException expected) {
            return;
        }
    }

    /** Does what may be refused, since clients and workers do not know where things stand. */
    private static void asClient(Runnable action) {
        try {
            action.run();
        } catch (ConflictException | InvalidInputException | LimitExceededException | NotFoundException expected) {
            return;
        }
    }

    private void interleave() {
        if (!calm && depth < 2 && random.nextInt(12) == 0) {
            depth++;
            for (int actions = 1 + random.nextInt(4); actions > 0; actions--) {
                act();
            }
            depth--;
        }
    }

    private Optional<List<Write>> breakOff(List<? extends Write> writes) {
        if (calm || random.nextInt(25) != 0) {
            return Optional.empty();
        }
        List<Write> some = new ArrayList<>();
        writes.stream().filter(write -> random.nextBoolean()).forEach(some::add);
        return Optional.of(some);
    }

    private void submit() {
        if (submitted >= 30) {
            return;
        }
        TestSpec[] call = withGangs && random.nextInt(4) == 0 ? gang() : new TestSpec[1 + random.nextInt(3)];
        if (withArrays && random.nextInt(4) == 0) {
            call = array();
        }
        for (int i = 0; i < call.length && call[i] == null; i++) {
            call[i] = spec(submitted++);
        }
        unanswered.add(call);
        placedAtOnce += (int) podium.submit(call).stream()
                .filter(task -> task.status() == TaskStatus.PLACED && task.version() == 1)
                .count();
        unanswered.remove(call);
    }

    /** Tasks of one tenant that must start together; no more than the tenant may run at a time. */
    private TestSpec[] gang() {
        int tenant = random.nextInt(2);
        TestSpec[] members = new TestSpec[2 + (tenant == 0 ? random.nextInt(2) : 0)];
        String pool = random.nextBoolean() ? "p" : "q";
        int first = submitted + Math.floorMod(tenant - submitted, TENANTS.size());
        for (int i = 0; i < members.length; i++) {
            int number = first + i * TENANTS.size();
            members[i] = spec(number).gang("g" + first).pool(pool).type("work").request(null);
            submitted = number + 1;
        }
        return members;
    }

    /** Tasks that are alike but for their index; they count as one of those that were asked for. */
    private TestSpec[] array() {
        TaskKey array = key(submitted++);
        int size = 1 + random.nextInt(3);
        TestSpec[] members = new TestSpec[size];
        String pool = random.nextBoolean() ? "p" : "q";
        for (int i = 0; i < size; i++) {
            members[i] = task(TaskArray.memberId(array.id(), i))
                    .tenant(array.tenant())
                    .pool(pool)
                    .expected(1 + random.nextInt(500))
                    .hash("array")
                    .membership(new Membership(new ArrayPlace(array.id(), i, size), null));
        }
        return members;
    }

    /** The time at which the schedule of this run comes for the first time. */
    static final Instant FIRST = Instant.parse("2026-03-01T10:01:00Z");

    /** Lets the schedule come that comes every minute; it must bring a task for each, and no more. */
    long comes() {
        submitDue.run();
        return watch.tasks().stream()
                .filter(task -> task.key().id().startsWith(SCHEDULE.id() + "."))
                .count();
    }

    /** Returns how many times the schedule should have brought a task by now; none in a run without. */
    long times() {
        return withArrays ? Duration.between(FIRST, podium.now()).toMinutes() + 1 : 0;
    }

    private static TaskKey key(int number) {
        return new TaskKey(TENANTS.get(number % TENANTS.size()), "t" + number);
    }

    /** The id of a task of the same tenant that was asked for before. */
    private String earlier(int number) {
        int tenants = TENANTS.size();
        return "t" + (number - tenants * (1 + random.nextInt(number / tenants)));
    }

    private TestSpec spec(int number) {
        String queue = QUEUES.get(random.nextInt(QUEUES.size()));
        TestSpec spec = task(key(number).id())
                .tenant(key(number).tenant())
                .type(queue.substring(2))
                .pool(queue.substring(0, 1))
                .priority(random.nextInt(5))
                .attempts(1 + random.nextInt(3))
                .onFailedParent(RULES_ON_FAILURE.get(random.nextInt(3)));
        if (random.nextInt(4) > 0) {
            spec.expected(1 + random.nextInt(500));
        }
        if (number >= TENANTS.size() && random.nextInt(3) == 0) {
            spec.after(Stream.of(earlier(number), "t" + (number - TENANTS.size()))
                    .distinct()
                    .toArray(String[]::new));
        }
        if (random.nextInt(4) == 0) {
            ResourceVector min = ResourceVector.of("cpu", random.nextInt(3));
            spec.request(new ResourceRequest(min, min.plus(ResourceVector.of("cpu", random.nextInt(2)))));
        }
        return random.nextInt(5) == 0 ? spec.notBefore(podium.now().plusSeconds(random.nextInt(100))) : spec;
    }

    private void repeat() {
        TestSpec[] call = unanswered.poll();
        if (call != null) {
            unanswered.add(call);
            podium.submit(call);
            unanswered.remove(call);
        }
    }

    private void place() {
        hand(podium.allocate(podium.schedule()).placed());
    }

    private void schedule() {
        assignments.addAll(podium.schedule());
    }

    private void allocate() {
        List<Assignment> late = List.copyOf(assignments);
        if (random.nextBoolean()) {
            assignments.clear();
        }
        hand(podium.allocate(late).placed());
    }

    private void lease(String service, int max) {
        podium.lease(service, max).forEach(this::handOver);
    }

    private void handOver(Task task) {
        if (!handedOver.add(PodiumFixture.token(task))) {
            throw new AssertionError("a task was handed over twice under one lease: " + task);
        }
        inHand.add(task);
    }

    /** The queue of a service as submissions reach it; it may refuse tasks, and what it took may not be known. */
    private final class Sending implements TaskSender {
        @Override
        public boolean serves(Target target) {
            return target instanceof Target.Sqs;
        }

        @Override
        public List<Task> send(Target target, List<Task> tasks) {
            interleave();
            List<Task> refused = new ArrayList<>();
            for (Task task : tasks) {
                if (!calm && random.nextInt(8) == 0) {
                    refused.add(task);
                } else {
                    handOver(task);
                }
            }
            if (!calm && random.nextInt(20) == 0) {
                throw new QueueUnavailableException("injected", new IllegalStateException("no answer"));
            }
            return refused;
        }
    }

    /** How many tasks were placed by the call that submitted them. */
    int placedAtOnce() {
        return placedAtOnce;
    }

    /** Sends what is to be sent; some of it cannot be. */
    private void hand(List<Task> placed) {
        for (Task task : placed) {
            if (task.requireLease().delivered()) {
                if (random.nextInt(4) > 0 || calm) {
                    handOver(task);
                } else {
                    new ReleaseTasks(podium.stores, podium.surroundings)
                            .run(Map.of(task.key(), PodiumFixture.token(task)));
                }
            }
        }
    }

    /** A worker says something about a task that it has, or had, and may say more later. */
    private void report() {
        if (inHand.isEmpty()) {
            return;
        }
        Task task = inHand.get(random.nextInt(inHand.size()));
        switch (random.nextInt(7)) {
            case 0 -> podium.fail(task, true);
            case 1 -> podium.fail(task, false);
            case 2 -> podium.giveBack(task, 1 + random.nextInt(20));
            case 3, 4 -> beat(task);
            default -> podium.complete(task);
        }
        if (random.nextInt(3) == 0) {
            inHand.remove(task);
        }
    }

    /** All that waits is looked at, and the first that is asked answers. */
    private void preempt() {
        podium.sweep();
        place();
        asClient(this::listen);
    }

    /** Some worker that is asked for its task sends a heartbeat. */
    private void listen() {
        for (Task task : List.copyOf(inHand)) {
            Lease lease = podium.stores.tasks().find(task.key()).orElseThrow().lease();
            if (lease != null && lease.preempt() && lease.token().equals(PodiumFixture.token(task))) {
                beat(task);
                return;
            }
        }
    }

    /** A worker that is asked for its task gives it back, unless it does not listen. */
    private void beat(Task task) {
        Lease lease = new HeartbeatTask(podium.stores, podium.surroundings)
                .run(PodiumFixture.id(task), PodiumFixture.token(task));
        if (lease.preempt() && random.nextInt(4) > 0) {
            podium.giveBack(task, 1 + random.nextInt(20));
        }
    }

    private void disturb() {
        TaskKey key = key(random.nextInt(Math.max(1, submitted)));
        if (withArrays && random.nextBoolean()) {
            submitDue.run();
            new ArrayTasks(podium.stores, podium.surroundings).cancel(key);
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> new CancelTask(podium.stores, podium.surroundings).run(key);
            case 1 -> new RedriveTask(podium.stores, podium.surroundings).run(key);
            case 6 -> redriveSome(key.tenant());
            case 2 -> new DrainService(podium.stores, podium.surroundings).run(random.nextBoolean() ? "s" : "f");
            case 3 -> define("p", 4, RULES.get(random.nextInt(RULES.size())));
            default -> registerAll();
        }
    }

    /** How many members of gangs were placed at least once. */
    int startedInGangs() {
        return (int) watch.tasks().stream()
                .filter(task -> task.spec().membership().gang() != null
                        && task.gathering().isEmpty())
                .count();
    }

    int preemptions() {
        return watch.tasks().stream()
                .mapToInt(task -> task.progress().preemptions())
                .sum();
    }

    private void redriveSome(String tenant) {
        TaskStatus status = random.nextBoolean() ? TaskStatus.DEAD : TaskStatus.FAILED;
        new RedriveTasks(podium.stores, podium.surroundings)
                .run(
                        tenant,
                        new RedriveTasks.Filter(status, null, null, null, null, null),
                        1 + random.nextInt(5),
                        null,
                        random.nextInt(4) == 0);
    }

    int ended(TaskStatus status) {
        return (int)
                watch.tasks().stream().filter(task -> task.status() == status).count();
    }
}
