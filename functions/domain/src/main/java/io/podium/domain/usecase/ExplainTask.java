package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.Scheduler;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.service.Service;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Outcome;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a task stands where it stands, by asking the scheduler what it would do with it now. */
public final class ExplainTask {
    private static final int MAX_AHEAD = 1_000;

    private final Stores stores;
    private final Surroundings surroundings;

    public ExplainTask(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * Why a task stands where it stands.
     *
     * @param task the task
     * @param policy the scheduling policy of its pool
     * @param ahead tasks of its tenant and type before it in its queue, counted up to 1,000; null unless it is ready
     * @param reasons in words
     */
    public record Explanation(
            Task task, String policy, @Nullable Integer ahead, List<String> reasons) {
        public Explanation {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Explains a task.
     *
     * @throws NotFoundException if there is no such task
     */
    public Explanation run(TaskKey key) {
        Task task = stores.tasks().find(key).orElseThrow(() -> new NotFoundException("task", key.id()));
        Pool pool = stores.pools().find(task.spec().shard().pool()).orElseGet(Pool::byDefault);
        PoolRules rules = pool.rules();
        return switch (task.status()) {
            case READY -> ready(task, pool);
            case BLOCKED ->
                new Explanation(
                        task,
                        rules.policy(),
                        null,
                        List.of("waits for tasks " + task.links().waitingFor()));
            case DELAYED -> new Explanation(task, rules.policy(), null, List.of("waits until " + task.dueAt()));
            case PLACED, RUNNING -> new Explanation(task, rules.policy(), null, live(task.requireLease()));
            case SUCCEEDED, FAILED, DEAD, CANCELLED ->
                new Explanation(task, rules.policy(), null, ended(task, task.outcome()));
        };
    }

    private Explanation ready(Task task, Pool pool) {
        PoolRules rules = pool.rules();
        List<ReadyTask> front =
                stores.tasks().ready(task.spec().queue(), task.key().tenant(), MAX_AHEAD);
        int ahead = 0;
        while (ahead < front.size() && !front.get(ahead).key().equals(task.key())) {
            ahead++;
        }
        Collection<Service> services =
                stores.services().ableTo(List.of(task.spec().type()));
        Instant now = surroundings.now();
        Collection<Ledger> ledgers =
                stores.ledgers().findAll(ScheduleTasks.ledgersOf(services)).values();
        Fleet fleet = new Fleet(
                services,
                ledgers,
                ScheduleTasks.sharingOf(stores, ledgers, pool),
                stores.plans().weights(),
                now);
        SchedulingDecision decision = new Scheduler(
                        Placements.named(rules.placement()),
                        AllocationStrategies.named(rules.strategy()),
                        surroundings.random())
                .decide(List.of(ReadyTask.of(task)), fleet);
        List<String> reasons = new ArrayList<>();
        decision.waiting().forEach(waiting -> reasons.add(waiting.reason().words()));
        decision.assignments()
                .forEach(assignment -> reasons.add(
                        "service " + assignment.serviceId() + " has room for it; the scheduler is awaited"));
        services.stream()
                .filter(service -> !service.takesTasks(now))
                .forEach(service -> reasons.add("service " + service.id()
                        + (service.draining()
                                ? " is draining"
                                : " has not been heard of since " + service.heartbeatAt())));
        return new Explanation(task, rules.policy(), ahead, reasons);
    }

    private static List<String> live(Lease lease) {
        return List.of(
                lease.startedAt() == null
                        ? "placed on service " + lease.serviceId() + " at " + lease.placedAt()
                                + "; no worker has begun it"
                        : "runs on service " + lease.serviceId() + " since " + lease.startedAt(),
                "holds " + lease.allocation() + " of pool " + lease.from().pool() + " until " + lease.expiresAt()
                        + " unless its worker is heard of");
    }

    private static List<String> ended(Task task, @Nullable Outcome outcome) {
        if (outcome == null || outcome.error() == null) {
            return List.of("ended as " + task.status());
        }
        return List.of("ended as " + task.status() + ": " + outcome.error());
    }
}
