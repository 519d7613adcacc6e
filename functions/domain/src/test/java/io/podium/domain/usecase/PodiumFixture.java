package io.podium.domain.usecase;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.port.TaskSender;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** All use cases over stores in memory, with verbs that keep tests short. */
final class PodiumFixture {
    static final ShardKey P = ShardKey.of("p");

    final SettableClock clock = new SettableClock();
    final RecordingQueue queue = new RecordingQueue();
    final InterceptedItemStore registryItems = new InterceptedItemStore(new InMemoryItemStore());
    final InterceptedItemStore taskItems = new InterceptedItemStore(new InMemoryItemStore());
    final InterceptedItemStore ledgerItems = new InterceptedItemStore(new InMemoryItemStore());
    final InterceptedItemStore metricItems = new InterceptedItemStore(new InMemoryItemStore());
    final InterceptedItemStore planItems = new InterceptedItemStore(new InMemoryItemStore());
    final List<Task> sent = new ArrayList<>();
    final Stores stores;
    final Surroundings surroundings;
    private @Nullable TaskSender bulkSender;

    PodiumFixture() {
        this(1);
    }

    /**
     * @param seed of all chance
     */
    PodiumFixture(long seed) {
        stores = Stores.on(
                clock, registryItems, taskItems, ledgerItems, metricItems, planItems, new InMemoryItemStore());
        surroundings = new Surroundings(queue, clock, new Random(seed));
    }

    Instant now() {
        return surroundings.now();
    }

    void advance(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    PodiumFixture pool(String id, double cpu) {
        return pool(id, cpu, PoolRules.DEFAULT);
    }

    PodiumFixture pool(String id, double cpu, PoolRules rules) {
        return pool(id, cpu, rules, Sharing.DEFAULT);
    }

    PodiumFixture pool(String id, double cpu, PoolRules rules, Sharing sharing) {
        return pool(id, cpu, rules, sharing, 1);
    }

    PodiumFixture pool(String id, double cpu, PoolRules rules, Sharing sharing, int shards) {
        new PutPool(stores, surroundings).run(id, ResourceVector.of("cpu", cpu), Map.of(), rules, sharing, shards);
        return this;
    }

    PodiumFixture service(TestService spec) {
        new RegisterService(stores, surroundings).run(spec.build());
        return this;
    }

    /** Has submissions place what they can from now on; what they send is refused or not as the target says. */
    void placeAtOnce(TaskSender sender) {
        bulkSender = sender;
    }

    /** Has submissions place what they can from now on; what they send is kept in {@link #sent}. */
    PodiumFixture placeAtOnce() {
        placeAtOnce(new TaskSender() {
            @Override
            public boolean serves(Target target) {
                return target.isPushed();
            }

            @Override
            public List<Task> send(Target target, List<Task> tasks) {
                sent.addAll(tasks);
                return List.of();
            }
        });
        return this;
    }

    /** Has submissions leave all to the scheduler from now on. */
    void placeLater() {
        bulkSender = null;
    }

    private SubmitTasks submission() {
        return bulkSender == null
                ? new SubmitTasks(stores, surroundings)
                : new SubmitTasks(stores, surroundings, List.of(bulkSender));
    }

    /** Submits tasks that name their pools. */
    List<Task> submit(TestSpec... specs) {
        return submit(true, specs);
    }

    /** Submits tasks that leave it to the registry where they wait. */
    List<Task> submitWithoutPool(TestSpec... specs) {
        return submit(false, specs);
    }

    private List<Task> submit(boolean naming, TestSpec... specs) {
        List<SubmitTasks.NewTask> tasks = new ArrayList<>();
        for (TestSpec each : specs) {
            TaskSpec spec = each.build();
            tasks.add(new SubmitTasks.NewTask(spec, naming ? spec.shard().pool() : null, each.gang()));
        }
        return submission().run(tasks);
    }

    /** Has the scheduler look where it was woken, and allocates what it decides; returns the ids of what was placed. */
    List<String> place() {
        return placed(queue.take());
    }

    List<String> placed(List<Wake> wakes) {
        ScheduleTasks.Round round = new ScheduleTasks(stores, surroundings).run(wakes);
        return allocate(round.assignments()).placed().stream()
                .map(task -> task.key().id())
                .sorted()
                .toList();
    }

    List<Assignment> schedule() {
        return new ScheduleTasks(stores, surroundings).run(queue.take()).assignments();
    }

    AllocateResources.Result allocate(List<Assignment> assignments) {
        return new AllocateResources(stores, surroundings).run(assignments);
    }

    List<Task> lease(String service, int max) {
        return new LeaseTasks(stores, surroundings).run(service, max);
    }

    /** Leases one task, which must be there. */
    Task leaseOne(String service) {
        List<Task> leased = lease(service, 1);
        if (leased.size() != 1) {
            throw new AssertionError("a task to lease was expected");
        }
        return leased.get(0);
    }

    FinishTasks.Result complete(Task leased) {
        return report(new WorkerReport.Completed(id(leased), token(leased), "1"));
    }

    FinishTasks.Result fail(Task leased, boolean retryable) {
        return report(new WorkerReport.Failed(id(leased), token(leased), "no", retryable));
    }

    FinishTasks.Result giveBack(Task leased, double remainingSeconds) {
        return report(new WorkerReport.GivenBack(id(leased), token(leased), remainingSeconds));
    }

    FinishTasks.Result report(WorkerReport report) {
        return new FinishTasks(stores, surroundings).run(List.of(report)).get(0);
    }

    Task cancel(String id) {
        return new CancelTask(stores, surroundings).run(key(id));
    }

    Task redrive(String id) {
        return new RedriveTask(stores, surroundings).run(key(id));
    }

    Sweep.Report sweep() {
        return new Sweep(stores, surroundings).run();
    }

    Task task(String id) {
        return stores.tasks().find(key(id)).orElseThrow();
    }

    TaskStatus status(String id) {
        return task(id).status();
    }

    Ledger ledger() {
        return stores.ledgers().find(P);
    }

    /** Returns what was measured in pool p in the hour around the present time. */
    Measurements measured() {
        return stores.metrics().between("p", now().minusSeconds(3_600), now().plusSeconds(3_600));
    }

    static TaskKey key(String id) {
        return new TaskKey("t", id);
    }

    static String id(Task task) {
        return task.key().id();
    }

    static Token token(Task leased) {
        return leased.requireLease().token();
    }
}
