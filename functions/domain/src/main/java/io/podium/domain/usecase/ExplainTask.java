package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Outcome;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.usecase.Explanation.Constraint;
import io.podium.domain.usecase.Explanation.Place;
import io.podium.domain.usecase.Explanation.Start;
import io.podium.domain.usecase.Explanation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says why a task stands where it stands, and when it is thought to start and to end. */
public final class ExplainTask {
    private static final String NOT_WAITING = "it does not wait for a slot";
    private static final String NO_TELLING_GANG = "its gang starts when there is room for all of it at once";

    private final Stores stores;
    private final Surroundings surroundings;
    private final ExplainReady ready;
    private final ExplainGang gang;

    public ExplainTask(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.ready = new ExplainReady(stores, surroundings);
        this.gang = new ExplainGang(stores, surroundings);
    }

    /**
     * Explains a task.
     *
     * @throws NotFoundException if there is no such task
     */
    public Explanation run(TaskKey key) {
        Task task = stores.tasks().find(key).orElseThrow(() -> new NotFoundException("task", key.id()));
        Instant now = surroundings.now();
        Place place = place(task, now);
        return switch (task.status()) {
            case READY ->
                task.gathering().isPresent()
                        ? waiting(task, now, place, gang.room(task), NO_TELLING_GANG)
                        : ready.explain(task, place, now);
            case BLOCKED ->
                task.waitsForGangOnly(now)
                        ? waiting(task, now, place, gang.others(task), NO_TELLING_GANG)
                        : blocked(task, place, now);
            case DELAYED -> delayed(task, place, now);
            case PLACED, RUNNING -> live(task, task.requireLease(), place, now);
            case SUCCEEDED, FAILED, DEAD, CANCELLED -> ended(task, Objects.requireNonNull(task.outcome()), place, now);
        };
    }

    private Place place(Task task, Instant now) {
        PoolRules rules = stores.pools()
                .find(task.spec().shard().pool())
                .orElseGet(Pool::byDefault)
                .rules();
        return new Place(
                rules.policy(),
                SchedulingPolicies.named(rules.policy()).words(ReadyTask.of(task), rules.agingRate(), now),
                rules.agingRate(),
                Math.max(0, Duration.between(task.submittedAt(), now).toMillis() / 1000.0),
                task.progress().remainingSeconds() == null
                        ? task.spec().expected().source()
                        : "worker");
    }

    private Explanation blocked(Task task, Place place, Instant now) {
        SortedMap<String, Object> parents = new TreeMap<>();
        task.links().waitingFor().forEach(id -> parents.put(id, "UNKNOWN"));
        stores.tasks()
                .findAll(task.links().waitingFor().stream()
                        .map(id -> new TaskKey(task.key().tenant(), id))
                        .toList())
                .values()
                .forEach(
                        parent -> parents.put(parent.key().id(), parent.status().name()));
        return waiting(
                task,
                now,
                place,
                new Constraint(
                        "dependency",
                        "waits for tasks " + task.links().waitingFor() + ", which are " + parents,
                        Map.of("parents", parents)),
                "nobody knows when the tasks that it depends on will end");
    }

    private static Explanation delayed(Task task, Place place, Instant now) {
        return waiting(
                task,
                now,
                place,
                new Constraint("delay", "waits until " + task.dueAt(), Map.of("until", String.valueOf(task.dueAt()))),
                "not before " + task.dueAt() + "; what waits then is not known yet");
    }

    private static Explanation waiting(Task task, Instant now, Place place, Constraint constraint, String noTelling) {
        Instant deadline = task.spec().deadline();
        Verdict verdict = deadline == null
                ? null
                : !deadline.isAfter(now)
                        ? new Verdict(true, 1.0, null, "the deadline has passed")
                        : new Verdict(false, null, null, "there is no telling: " + noTelling);
        return new Explanation(
                task,
                now,
                place,
                null,
                constraint,
                List.of(constraint.words()),
                new Start(null, noTelling),
                verdict,
                null);
    }

    private static Explanation live(Task task, Lease lease, Place place, Instant now) {
        List<String> reasons = new ArrayList<>();
        reasons.add(
                lease.startedAt() == null
                        ? "placed on service " + lease.serviceId() + " at " + lease.placedAt()
                                + "; no worker has begun it"
                        : "runs on service " + lease.serviceId() + " since " + lease.startedAt());
        reasons.add(held(lease) + " until " + lease.expiresAt() + " unless its worker is heard of");
        Constraint constraint = lease.startedAt() == null
                ? new Constraint("awaiting-worker", reasons.get(0), Map.of("service", lease.serviceId()))
                : null;
        return new Explanation(
                task, now, place, null, constraint, reasons, new Start(null, NOT_WAITING), due(task, lease, now), null);
    }

    private static String held(Lease lease) {
        String slot = "holds a slot";
        return lease.allocation().isNone()
                ? slot
                : slot + " and " + lease.allocation() + " of pool "
                        + lease.from().pool();
    }

    private static @Nullable Verdict due(Task task, Lease lease, Instant now) {
        Instant deadline = task.spec().deadline();
        if (deadline == null) {
            return null;
        }
        double left = Math.max(0, task.expectedRemainingSeconds() - lease.ranSeconds(now));
        boolean late = now.plusMillis(Math.round(left * 1000)).isAfter(deadline);
        return new Verdict(
                late, null, null, left + " s are thought to be left to run, and the deadline is " + deadline);
    }

    private static String where(Outcome outcome) {
        return outcome.last() == null ? "" : " on service " + outcome.last().serviceId();
    }

    private static Explanation ended(Task task, Outcome outcome, Place place, Instant now) {
        String words =
                "ended as " + task.status() + where(outcome) + (outcome.error() == null ? "" : ": " + outcome.error());
        Instant deadline = task.spec().deadline();
        Verdict verdict = deadline == null
                ? null
                : new Verdict(
                        outcome.finishedAt().isAfter(deadline), null, null, "it ended at " + outcome.finishedAt());
        return new Explanation(
                task, now, place, null, null, List.of(words), new Start(null, "it has ended"), verdict, null);
    }
}
