package io.podium.domain.usecase;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Verdict;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.Lease;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds what a crash left behind: leases that ran out, holdings whose task has moved on, tasks that wait and were never
 * called to the scheduler's attention.
 */
public final class Sweep {
    private static final int MOST_PAGES = 10;

    /**
     * For so long after its end a holding stays that has no task. A submission that places its tasks reserves first, and
     * one that was only slow must not store them once what they hold is given away. No function runs for longer.
     */
    static final Duration LONGEST_SUBMISSION = Duration.ofMinutes(15);

    private final Stores stores;
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final ReleaseHoldings releaseHoldings;
    private final TrustUnprobed trustUnprobed;
    private final TellDependents tellDependents;
    private final Claimants claimants;

    public Sweep(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.releaseHoldings = new ReleaseHoldings(stores, surroundings);
        this.trustUnprobed = new TrustUnprobed(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
        this.claimants = new Claimants(stores, surroundings);
    }

    /**
     * What a sweep found.
     *
     * @param expiredLeases tasks whose lease had run out
     * @param releasedHoldings holdings whose task had moved on
     * @param wokenQueues ready queues with tasks in them
     */
    public record Report(int expiredLeases, int releasedHoldings, int wokenQueues) {
        Report plus(Report other) {
            return new Report(
                    expiredLeases + other.expiredLeases,
                    releasedHoldings + other.releasedHoldings,
                    wokenQueues + other.wokenQueues);
        }
    }

    /** Sweeps every pool. */
    public Report run() {
        Report report = new Report(0, 0, 0);
        for (Pool pool : stores.pools().all()) {
            for (ShardKey shard : Sources.shardsOf(pool)) {
                report = report.plus(sweep(pool, shard));
            }
        }
        return report;
    }

    private Report sweep(Pool pool, ShardKey shard) {
        Ledger ledger = stores.ledgers().find(shard);
        if (ledger.version() > 0 && !ledger.capacity().equals(pool.capacityOf(shard.number()))) {
            // As it is by now: somebody may have changed the pool since, and its ledgers after that.
            stores.ledgers().change(shard, found -> found.withCapacity(capacityOf(pool, shard)));
        }
        removeSeatsOfTheGone(ledger);
        if (ledger.claim() != null) {
            claimants.dropIfVoid(shard);
        }
        Report holdings = checkHoldings(ledger);
        letIn(shard);
        List<QueueKey> waiting = new ArrayList<>();
        for (String type : stores.tasks().types(shard)) {
            QueueKey queue = new QueueKey(shard, type);
            if (!stores.tasks().ready(queue, 1).isEmpty()) {
                waiting.add(queue);
            }
        }
        if (!waiting.isEmpty()) {
            stores.tasks().waiting().mend(shard);
        }
        trustUnprobed.run(ledger, waiting);
        surroundings.queue().wake(Wake.of(waiting));
        return holdings.plus(new Report(0, 0, waiting.size()));
    }

    private ResourceVector capacityOf(Pool pool, ShardKey shard) {
        return stores.pools().find(pool.id()).orElse(pool).capacityOf(shard.number());
    }

    /** Slots whose tasks still ran when their service deregistered were left to it until now. */
    private void removeSeatsOfTheGone(Ledger ledger) {
        Set<String> gone = new HashSet<>(ledger.seats().keySet());
        gone.removeAll(stores.services().findAll(gone).keySet());
        gone.removeAll(ledger.slotsTaken().keySet());
        for (String id : gone) {
            stores.ledgers()
                    .change(ledger.key(), found -> found.slotsTaken().containsKey(id) ? found : found.withSeats(id, 0));
        }
    }

    /** Tasks whose time was too far away for a message, or whose message was lost. What is left comes next time. */
    private void letIn(ShardKey shard) {
        ReadyQueue readyQueue = new ReadyQueue(stores, surroundings);
        int pages = 1;
        while (readyQueue.letIn(shard) && pages < MOST_PAGES) {
            pages++;
        }
    }

    private Report checkHoldings(Ledger ledger) {
        Instant now = surroundings.now();
        List<Holding> suspect = ledger.holdings().values().stream()
                .filter(holding -> !now.isBefore(holding.expiresAt()))
                .toList();
        if (suspect.isEmpty()) {
            return new Report(0, 0, 0);
        }
        Map<TaskKey, Task> tasks =
                stores.tasks().findAll(suspect.stream().map(Holding::task).toList());
        List<Holding> alive = new ArrayList<>();
        List<Holding> gone = new ArrayList<>();
        List<Task> expired = new ArrayList<>();
        Map<String, List<Holding>> gangs = new HashMap<>();
        for (Holding holding : suspect) {
            Task task = tasks.get(holding.task());
            if (task != null && task.gathering().isPresent()) {
                String gang = task.key().tenant() + "/" + task.gathering().get().gang();
                gangs.computeIfAbsent(gang, any -> new ArrayList<>()).add(holding);
            } else if (task == null) {
                if (isOrphan(holding, now)) {
                    gone.add(holding);
                }
            } else if (!owns(task, holding)) {
                if (isOutOfReach(task, holding)) {
                    gone.add(holding);
                }
            } else if (task.requireLease().isExpired(now)) {
                expired.add(task);
            } else {
                alive.add(holding.until(task.requireLease().expiresAt()));
            }
        }
        gangs.values().stream().filter(orphans -> areOutOfReach(orphans, tasks)).forEach(gone::addAll);
        int ended = expire(expired, now);
        release(ledger.key(), gone, alive);
        return new Report(ended, gone.size(), 0);
    }

    /**
     * Sees to it that a step which made the holding, and was only slow, can no longer place the ready task: it would
     * have a lease and nothing behind it. The step stores on condition of the version that it read.
     */
    private boolean isOutOfReach(Task task, Holding holding) {
        boolean reachable = task.status() == TaskStatus.READY
                && task.progress().fence() < holding.token().fence();
        return !reachable || stores.tasks().store(task.moved(task.rank()));
    }

    /**
     * The same for what was reserved for a gang: it was to be stored in one transaction, so one member decides, and all of
     * it is given back in one write or none.
     */
    private boolean areOutOfReach(List<Holding> orphans, Map<TaskKey, Task> tasks) {
        return orphans.stream()
                .filter(holding -> Objects.requireNonNull(tasks.get(holding.task()))
                        .gathering()
                        .map(GangPlace::leads)
                        .orElse(false))
                .anyMatch(holding -> isOutOfReach(Objects.requireNonNull(tasks.get(holding.task())), holding));
    }

    /** Whether nobody can still be about to store the task of the holding. */
    private static boolean isOrphan(Holding holding, Instant now) {
        return !now.isBefore(holding.expiresAt().plus(LONGEST_SUBMISSION));
    }

    private static boolean owns(Task task, Holding holding) {
        return task.lease() != null && task.lease().token().equals(holding.token());
    }

    private int expire(List<Task> tasks, Instant now) {
        List<ReleaseHoldings.Ended> ended = new ArrayList<>();
        List<Task> after = new ArrayList<>();
        Set<QueueKey> ready = new HashSet<>();
        for (Task task : tasks) {
            Duration pause = Backoff.draw(Math.max(1, task.progress().attempts()), surroundings.random());
            Task moved = change.ranked(task.expire(now, pause));
            if (stores.tasks().store(moved)) {
                ended.add(new ReleaseHoldings.Ended(task.key(), task.requireLease(), verdict(task.requireLease())));
                after.add(moved);
                if (moved.dueAt() == null && !moved.status().isFinal()) {
                    ready.add(moved.spec().queue());
                } else if (moved.dueAt() != null) {
                    WakeLater.at(surroundings, moved.spec().queue(), moved.dueAt());
                }
            }
        }
        releaseHoldings.run(ended);
        tellDependents.of(after);
        surroundings.queue().wake(Wake.of(ready));
        return ended.size();
    }

    /** That nobody asked for a task in time says nothing about those who would have run it. */
    private static Verdict verdict(Lease lease) {
        return lease.delivered() ? Verdict.FAILED : Verdict.UNTOLD;
    }

    private void release(ShardKey key, List<Holding> gone, List<Holding> alive) {
        if (!gone.isEmpty()) {
            surroundings.queue().wake(Wake.of(releaseHoldings.release(key, gone)));
        }
        if (!alive.isEmpty()) {
            stores.ledgers()
                    .change(
                            key,
                            ledger -> ledger.with(alive.stream()
                                    .filter(holding -> ledger.find(holding.task(), holding.token())
                                            .isPresent())
                                    .toList()));
        }
    }
}
