package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.Ranking;
import io.podium.domain.service.Service;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accepts tasks. All of a call are judged before any is stored; a task whose id is taken by the same content counts as
 * accepted before, one whose id is taken by other content refuses the call.
 */
public final class SubmitTasks {
    private final Stores stores;
    private final Surroundings surroundings;
    private final SubmissionRules rules;
    private final ArrayParents arrayParents;
    private final StoreNewTasks storeNew;
    private final Gangs gangs;
    private final LinkTasks links;
    private final KeepQueueQuotas quotas;
    private final TellDependents tellDependents;
    private final KnownDurations durations;
    private final CountArrivals countArrivals;
    private final Placing placing;

    /** Submits tasks that the schedule step places later. */
    public SubmitTasks(Stores stores, Surroundings surroundings) {
        this(stores, surroundings, Placing.LATER);
    }

    /**
     * Submits tasks, and places and sends those that nothing stands in the way of; see {@link PlaceAtOnce}.
     *
     * @param senders serve at least all targets that take tasks in bulk
     */
    public SubmitTasks(Stores stores, Surroundings surroundings, List<TaskSender> senders) {
        this(stores, surroundings, Placing.by(new PlaceAtOnce(stores, surroundings, senders)));
    }

    private SubmitTasks(Stores stores, Surroundings surroundings, Placing placing) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.rules = new SubmissionRules(stores);
        this.arrayParents = new ArrayParents(stores.groups());
        this.storeNew = new StoreNewTasks(stores, surroundings);
        this.gangs = new Gangs(stores, surroundings);
        this.links = new LinkTasks(stores, surroundings);
        this.quotas = new KeepQueueQuotas(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
        this.durations = new KnownDurations(stores, surroundings);
        this.countArrivals = new CountArrivals(stores, surroundings);
        this.placing = placing;
    }

    /** What is done besides storing; functions, so that a caller which places nothing needs no right to. */
    private record Placing(
            BiFunction<List<Task>, Map<String, Pool>, PlaceAtOnce.Reserved> reserve,
            BiConsumer<PlaceAtOnce.Reserved, List<Task>> handOver,
            Consumer<List<Task>> giveBack) {
        /** Leaves all tasks to the schedule step. */
        private static final Placing LATER = new Placing(
                (fresh, pools) -> new PlaceAtOnce.Reserved(fresh, Map.of()), (fresh, stored) -> {}, raced -> {});

        private static Placing by(PlaceAtOnce place) {
            return new Placing(place::reserve, place::handOver, place::giveBack);
        }
    }

    /**
     * A task as it was asked for, before its pool is settled.
     *
     * @param spec what was asked for; its queue is ignored where {@code pool} is null
     * @param pool the pool that was named, or null
     * @param gang the gang that was named, or null
     */
    public record NewTask(
            TaskSpec spec, @Nullable String pool, @Nullable String gang) {
        public NewTask {
            Objects.requireNonNull(spec);
        }
    }

    /**
     * Accepts the tasks of one call. A call that failed half way, because the store did, may be made again: what it
     * stored is found, and what it left undone is done.
     *
     * @param asked tasks of one tenant
     * @return the tasks as stored, in order
     * @throws InvalidInputException if a pool or a parent does not exist, ids repeat, or dependencies form a cycle;
     *     nothing is stored then
     * @throws io.podium.domain.LimitExceededException if more tasks of the tenant would wait than may; nothing is stored
     *     then
     * @throws ConflictException if an id stands for other content; nothing is stored then, unless another call stored
     *     that content at the same time
     */
    public List<Task> run(List<NewTask> asked) {
        return run(asked, fresh -> {});
    }

    /**
     * Accepts the tasks of one call; see {@link #run(List)}.
     *
     * @param gate is shown the new tasks before anything is stored, and may throw to refuse the call
     */
    public List<Task> run(List<NewTask> asked, Consumer<List<Task>> gate) {
        List<NewTask> submitted = AssembleGangs.assemble(arrayParents.expand(asked));
        Map<TaskKey, Task> known = findKnown(submitted);
        Map<String, Pool> pools = rules.judge(submitted, known);
        SubmissionRules.refuseOtherContent(submitted, known);
        storeNew.refuseOtherGroups(submitted);
        List<Task> accepted = accept(submitted, known, pools);
        gate.accept(accepted);
        quotas.admit(accepted, pools);
        storeNew.groups(submitted);
        noteQueues(accepted);
        PlaceAtOnce.Reserved fresh = placing.reserve().apply(accepted, pools);
        List<Task> raced = storeNew.run(fresh.tasks(), known);
        List<Task> stored =
                fresh.tasks().stream().filter(task -> !raced.contains(task)).toList();
        placing.handOver().accept(fresh, stored);
        placing.giveBack().accept(raced);
        countArrivals.run(stored, pools);
        link(known);
        wake(known.values());
        SubmissionRules.refuseOtherContent(submitted, known);
        return submitted.stream()
                .map(task -> Objects.requireNonNull(known.get(task.spec().key())))
                .toList();
    }

    private Map<TaskKey, Task> findKnown(List<NewTask> submitted) {
        return new HashMap<>(stores.tasks()
                .findAll(submitted.stream().map(task -> task.spec().key()).toList()));
    }

    /** Finds a pool for tasks that name none: one in which a service of their type lives. */
    private Map<String, String> poolsByType(List<NewTask> submitted) {
        Set<String> types = submitted.stream()
                .filter(task -> task.pool() == null)
                .map(task -> task.spec().type())
                .collect(Collectors.toSet());
        Map<String, String> found = new HashMap<>();
        if (!types.isEmpty()) {
            for (Service service : stores.services().ableTo(types)) {
                service.spec()
                        .taskTypes()
                        .forEach(type -> found.putIfAbsent(type, service.spec().pool()));
            }
        }
        return found;
    }

    private static TaskSpec settled(NewTask task, List<NewTask> submitted, Map<String, String> poolsByType) {
        String named = task.pool();
        String gang = task.gang();
        // The members of a gang draw from one ledger, and so wait in the pool of the first that has one.
        Stream<NewTask> askedFor =
                gang == null ? Stream.of(task) : submitted.stream().filter(other -> gang.equals(other.gang()));
        String pool = named != null
                ? named
                : askedFor.flatMap(other ->
                                Optional.ofNullable(poolsByType.get(other.spec().type())).stream())
                        .findFirst()
                        .orElse(Pool.DEFAULT_ID);
        return task.spec().waitingIn(ShardKey.of(pool), named != null || gang != null);
    }

    /** Returns the tasks of a call that are not stored yet as they are accepted. */
    private List<Task> accept(List<NewTask> submitted, Map<TaskKey, Task> known, Map<String, Pool> pools) {
        Map<String, String> poolsByType = poolsByType(submitted);
        List<NewTask> settled = submitted.stream()
                .filter(task -> !known.containsKey(task.spec().key()))
                .map(task -> new NewTask(
                        durations.expecting(settled(task, submitted, poolsByType)), task.pool(), task.gang()))
                .toList();
        Instant now = surroundings.now();
        // Once more, because a gang is ranked by what is known of its tasks in their pool.
        Map<String, Ranking> rankings = new HashMap<>();
        ShardDealer dealer = new ShardDealer(surroundings.random());
        return AssembleGangs.assemble(settled).stream()
                .map(task -> accept(
                        dealer.deal(task.spec(), poolOf(task.spec(), pools)),
                        rankings.computeIfAbsent(
                                task.spec().shard().pool(), id -> rankingIn(poolOf(task.spec(), pools))),
                        now))
                .toList();
    }

    private Pool poolOf(TaskSpec spec, Map<String, Pool> pools) {
        return pools.computeIfAbsent(
                spec.shard().pool(), id -> stores.pools().find(id).orElseGet(Pool::byDefault));
    }

    private Ranking rankingIn(Pool pool) {
        return new Ranking(pool.rules(), surroundings.random());
    }

    private static Task accept(TaskSpec spec, Ranking ranking, Instant now) {
        Task unranked = Task.submitted(spec, now, new Rank(0, "none"));
        return unranked.ranked(ranking.of(ReadyTask.of(unranked)));
    }

    /** Ties what is blocked to its parents, also that which an earlier call left untied. */
    private void link(Map<TaskKey, Task> known) {
        List<TaskKey> blocked = known.values().stream()
                .filter(task -> task.status() == TaskStatus.BLOCKED)
                .map(Task::key)
                .toList();
        if (blocked.isEmpty()) {
            return;
        }
        links.link(List.copyOf(known.values())).forEach(task -> known.put(task.key(), task));
        List<Task> ended = blocked.stream()
                .flatMap(key -> Optional.ofNullable(known.get(key)).stream())
                .filter(task ->
                        task.status().isFinal() && !task.links().dependents().isEmpty())
                .toList();
        if (!ended.isEmpty()) {
            tellDependents.of(ended);
        }
        Instant now = surroundings.now();
        boolean gathered = false;
        for (List<Task> gang : StoreNewTasks.byGang(List.copyOf(known.values()))) {
            gathered |= gang.stream().anyMatch(task -> task.waitsForGangOnly(now))
                    && !gangs.gather(gang.get(0)).isEmpty();
        }
        if (gathered || !ended.isEmpty()) {
            known.putAll(stores.tasks().findAll(known.keySet()));
        }
    }

    private void noteQueues(List<Task> fresh) {
        Map<ShardKey, Set<String>> types = new TreeMap<>();
        fresh.forEach(task -> types.computeIfAbsent(task.spec().shard(), any -> new HashSet<>())
                .add(task.spec().type()));
        types.forEach(stores.tasks()::note);
    }

    private void wake(Collection<Task> tasks) {
        Set<QueueKey> ready = new HashSet<>();
        Map<QueueKey, Instant> due = new HashMap<>();
        for (Task task : tasks) {
            if (task.status() == TaskStatus.READY) {
                ready.add(task.spec().queue());
            } else if (task.dueAt() != null && task.dueAt().equals(task.spec().notBefore())) {
                due.merge(task.spec().queue(), task.dueAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        surroundings.queue().wake(Wake.of(ready));
        due.forEach((queue, at) -> WakeLater.at(surroundings, queue, at));
    }
}
