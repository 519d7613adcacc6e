package io.podium.local.torture.check;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.Sharing;
import io.podium.domain.store.Write;
import io.podium.domain.task.Lease;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import io.podium.domain.usecase.Stores;
import io.podium.local.torture.port.TableWatch;
import io.podium.local.torture.port.Tables;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Watches every write of tasks and ledgers and every answer to clients and workers, and finds what breaks an invariant. It
 * keeps a copy of what was written, so that each write is judged by what it changes; {@link #full} compares that with the
 * store.
 */
public final class Checker implements TableWatch {
    private static final String LEDGER = "LEDGER#";

    private final World world;
    private final Supplier<Stores> stores;
    private final Map<TaskKey, Task> tasks = new TreeMap<>();
    private final Map<ShardKey, Ledger> ledgers = new TreeMap<>();
    private final Witness witness = new Witness();
    private final Findings findings;
    private final TaskRules taskRules;
    private final LedgerRules ledgerRules;
    private final ShardRules shardRules;
    private final GangRules gangRules;
    private final QueueRules queueRules;
    private long succeeded;

    /**
     * @param stores what is truly stored
     */
    public Checker(World world, Supplier<Stores> stores) {
        this.world = world;
        this.stores = stores;
        this.findings = world::broken;
        this.taskRules = new TaskRules(findings, witness, tasks);
        this.ledgerRules = new LedgerRules(findings);
        this.shardRules = new ShardRules(findings);
        this.gangRules = new GangRules(findings, tasks);
        this.queueRules = new QueueRules(findings, this::typesOf);
    }

    @Override
    public void written(String table, List<? extends Write> writes) {
        if (table.equals(Tables.TASKS)) {
            tasksWritten(writes);
        } else if (table.equals(Tables.ALLOCATIONS)) {
            writes.forEach(write ->
                    ledgerWritten(ShardKey.parse(write.key().partition().substring(LEDGER.length()))));
        }
    }

    private void tasksWritten(List<? extends Write> writes) {
        boolean any = false;
        for (Write write : writes) {
            if (write.key().sort().equals("task")) {
                String[] name = write.key().partition().split("#", 2);
                findings.require(write instanceof Write.Put, "a task is never removed", write);
                Optional<Task> task = stores.get().tasks().find(new TaskKey(name[0], name[1]));
                task.ifPresent(this::taskWritten);
                any |= task.isPresent();
            }
        }
        if (any) {
            gangRules.check(ledgers.values());
        }
    }

    private void taskWritten(Task after) {
        Task before = tasks.put(after.key(), after);
        if (after.equals(before)) {
            // The same was written again, which changes nothing.
            return;
        }
        world.note("task", describe(after));
        gangRules.written(after);
        taskRules.moved(before, after, world.now());
        if (before == null) {
            queueRules.begins(after, world.now());
        }
        queueRules.written(after, world.now());
        Lease lease = after.lease();
        if (lease != null) {
            taskRules.holds(after, ledger(lease.from()));
        }
        if (after.status() == TaskStatus.SUCCEEDED) {
            succeeded++;
        }
        if (before != null && before.status() == TaskStatus.RUNNING && expired(before)) {
            world.faults().happened(Fault.LEASE_EXPIRED);
        }
    }

    private Set<String> typesOf(String service) {
        return stores.get()
                .services()
                .find(service)
                .map(found -> Set.copyOf(found.spec().taskTypes()))
                .orElse(Set.of());
    }

    private boolean expired(Task before) {
        return before.requireLease().isExpired(world.now());
    }

    private static String describe(Task task) {
        Lease lease = task.lease();
        String owner = lease == null ? "" : " on " + lease.serviceId() + " under " + lease.token();
        return task.key().tenant() + "/" + task.key().id() + " v" + task.version() + " " + task.status() + owner;
    }

    private void ledgerWritten(ShardKey key) {
        Ledger after = stores.get().ledgers().find(key);
        Ledger before =
                Objects.requireNonNullElseGet(ledgers.put(key, after), () -> Ledger.empty(key, after.capacity()));
        if (after.equals(before)) {
            return;
        }
        world.note(
                "ledger",
                key + " v" + after.version() + " holds " + after.holdings().keySet());
        Sharing sharing =
                stores.get().pools().find(key.pool()).map(Pool::sharing).orElse(Sharing.DEFAULT);
        int shards = stores.get().pools().find(key.pool()).map(Pool::shards).orElse(1);
        ledgerRules.moved(before, after, sharing.part(key.number(), shards), world.now());
        shardRules.written(key.pool(), ledgers.values(), sharing);
        gangRules.check(List.of(after));
        for (Task task : tasks.values()) {
            if (task.lease() != null && task.lease().from().equals(key)) {
                taskRules.holds(task, after);
            }
        }
    }

    private Ledger ledger(ShardKey key) {
        return ledgers.computeIfAbsent(key, any -> stores.get().ledgers().find(key));
    }

    /** A client was answered 202 for this task. */
    public void accepted(TaskKey task) {
        witness.accepted(task);
    }

    /** A client was answered 200 for the cancellation of this task. */
    public void cancelled(TaskKey task) {
        Task known = tasks.get(task);
        findings.require(
                known == null || known.status().isFinal(), "a task whose cancellation was accepted has ended", task);
    }

    /** Returns whether a client was answered 202 for this task. */
    public boolean isAccepted(TaskKey task) {
        return witness.accepted().contains(task);
    }

    /** A client was answered 404 for a task that had been accepted before. */
    public void unknown(TaskKey task) {
        findings.broken("an accepted task is known: " + task);
    }

    /** A worker was handed a task by a lease. */
    public void handedOver(TaskKey task, Token token) {
        findings.require(witness.handedOver(task, token), "a task is leased once under one token", task, token);
    }

    /** A worker is about to say that its task has ended. */
    public void ends(TaskKey task, Token token, boolean completed) {
        witness.ends(task, token, completed);
    }

    /** Returns the fence of the latest lease of a task. */
    public long fence(TaskKey task) {
        Task known = tasks.get(task);
        return known == null ? 0 : known.progress().fence();
    }

    /**
     * A worker's word was accepted.
     *
     * @param fenceBefore the task's fence when the worker began to say it
     * @param completed whether the word was that the task is done
     */
    public void heeded(TaskKey task, Token token, long fenceBefore, boolean completed) {
        Task known = tasks.get(task);
        boolean repeated = known != null && token.equals(known.progress().lastToken());
        findings.require(
                token.fence() >= fenceBefore || repeated, "a stale token changes nothing", token, "now: " + known);
        if (completed) {
            findings.require(
                    known != null && known.status() == TaskStatus.SUCCEEDED && repeated,
                    "a completion that was accepted has taken effect",
                    token,
                    "now: " + known);
        }
    }

    /** Compares what was written with what is stored, and looks for accepted tasks that are lost. */
    public void full() {
        Stores truth = stores.get();
        Map<TaskKey, Task> stored = truth.tasks().findAll(tasks.keySet());
        tasks.forEach((key, task) ->
                findings.require(task.equals(stored.get(key)), "a task is stored as it was written", task));
        witness.accepted()
                .forEach(key -> findings.require(tasks.containsKey(key), "a task that was accepted is stored", key));
        queueRules.check(truth.tasks().waiting(), world.now());
        truth.ledgers()
                .findAll(ledgers.keySet())
                .forEach((key, ledger) -> findings.require(
                        ledger.equals(ledgers.get(key)), "a ledger is stored as it was written", ledger));
    }

    /** Returns whether every task has ended and nothing is held. */
    public boolean isSettled() {
        return tasks.values().stream().allMatch(task -> task.status().isFinal())
                && ledgers.values().stream()
                        .allMatch(ledger -> ledger.holdings().isEmpty());
    }

    /** Finds what has not ended and what is still held. */
    public void end() {
        full();
        for (Task task : tasks.values()) {
            findings.require(task.status().isFinal(), "everything accepted reaches a final state", task);
        }
        for (Ledger ledger : ledgers.values()) {
            findings.require(ledger.holdings().isEmpty(), "when nothing is live nothing is held", ledger);
        }
        countedOnce();
    }

    /** Counts may be lost with the instance that gathered them, but nothing is counted twice. */
    private void countedOnce() {
        double completions = 0;
        for (String pool :
                ledgers.keySet().stream().map(ShardKey::pool).distinct().toList()) {
            var measured = stores.get()
                    .metrics()
                    .between(pool, World.BEGINNING, world.now().plusSeconds(120));
            for (String service : measured.services()) {
                completions += measured.completions(service);
            }
        }
        findings.require(
                completions <= succeeded,
                "a completion counts once",
                completions + " counted",
                succeeded + " happened");
    }

    /** Returns how many tasks there are. */
    public int taskCount() {
        return tasks.size();
    }
}
