package io.podium.domain.usecase;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.scheduling.Preemption;
import io.podium.domain.scheduling.RunningTask;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.scheduling.WaitReason;
import io.podium.domain.scheduling.Waiting;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.usecase.FindRunningTasks.Found;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks running tasks back for waiting ones that found no room, where the policy of their pool preempts. Only tasks that
 * were submitted to the same pool are asked back, by the rules that they were submitted to, and only where the target can
 * pass the question on. The request is noted in the task's lease; the worker hears of it in the answer to its heartbeat.
 * A request that is lost, repeated or ignored changes nothing but how long somebody waits.
 */
final class AskBackTasks {
    private final Stores stores;
    private final KnownDurations durations;
    private final FindRunningTasks findRunning;
    private final ChangeTask change;

    AskBackTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.durations = new KnownDurations(stores, surroundings);
        this.findRunning = new FindRunningTasks(stores, durations);
        this.change = new ChangeTask(stores, surroundings);
    }

    /**
     * Asks back what should give way.
     *
     * @param shard where the tasks wait
     * @param rules the rules of its pool
     * @param window the tasks that were decided on
     * @param decision what was decided
     * @param fleet as the decision left it
     * @param ledgers what the fleet was made of
     */
    void run(
            ShardKey shard,
            PoolRules rules,
            List<ReadyTask> window,
            SchedulingDecision decision,
            Fleet fleet,
            Collection<Ledger> ledgers) {
        Preemption preemption = new Preemption(rules);
        List<ReadyTask> saturated = saturated(window, decision);
        if (!preemption.isPossible() || saturated.isEmpty()) {
            return;
        }
        Set<TaskKey> waiting = decision.waiting().stream().map(Waiting::task).collect(Collectors.toSet());
        Set<TaskKey> placed =
                decision.assignments().stream().map(Assignment::task).collect(Collectors.toSet());
        List<Found> found = findRunning.find(shard, fleet, ledgers, waiting, placed);
        List<RunningTask> running = found.stream().map(Found::running).toList();
        ask(preemption.choose(saturated, running, fleet), found);
    }

    /**
     * Returns whether a request still stands of which a worker is about to hear: the task that it was made for waits
     * still, and the running one has still more left. What is left when it does not is to go on.
     */
    boolean stands(Task running) {
        TaskKey inFavourOf = running.requireLease().askedFor();
        Optional<Task> waiting = inFavourOf == null
                ? Optional.empty()
                : stores.tasks().find(inFavourOf).filter(task -> task.status() == TaskStatus.READY);
        if (waiting.isEmpty()) {
            return false;
        }
        PoolRules rules = stores.pools()
                .find(running.spec().shard().pool())
                .map(Pool::rules)
                .orElse(PoolRules.DEFAULT);
        return new Preemption(rules)
                .isWorthwhile(waiting.get().expectedRemainingSeconds(), durations.remainingSeconds(running));
    }

    private static List<ReadyTask> saturated(List<ReadyTask> window, SchedulingDecision decision) {
        Map<TaskKey, ReadyTask> byKey = new HashMap<>();
        window.forEach(task -> byKey.put(task.key(), task));
        return decision.waiting().stream()
                .filter(left -> left.reason() instanceof WaitReason.Saturated)
                .flatMap(left -> Stream.ofNullable(byKey.get(left.task())))
                .toList();
    }

    /** Asks; a task that changed since it was read, perhaps by a heartbeat, is asked unless somebody else did. */
    private void ask(List<Preemption.Request> requests, List<Found> found) {
        Map<TaskKey, Task> tasks = found.stream().map(Found::task).collect(Collectors.toMap(Task::key, task -> task));
        List<Task> asked = requests.stream()
                .map(request -> Objects.requireNonNull(
                                tasks.get(request.victim().key()))
                        .askBack(request.inFavourOf()))
                .toList();
        List<@Nullable Task> lost = stores.tasks().store(asked);
        for (int i = 0; i < asked.size(); i++) {
            if (lost.get(i) != null) {
                askAgain(
                        requests.get(i),
                        Objects.requireNonNull(tasks.get(asked.get(i).key())));
            }
        }
    }

    private void askAgain(Preemption.Request request, Task before) {
        TaskKey askedBefore = before.requireLease().askedFor();
        change.runIfPresent(before.key(), task -> {
            boolean sameLease =
                    FindRunningTasks.runsUnder(task, request.victim().holding());
            return sameLease && Objects.equals(task.requireLease().askedFor(), askedBefore)
                    ? task.askBack(request.inFavourOf())
                    : task;
        });
    }
}
