package io.podium.domain.scheduling;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TaskKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which running tasks are asked back in favour of waiting ones: for each waiting task, in order, the one with the
 * most left to run among those that the policy lets it displace and in whose place it would fit. A task for which one is
 * asked back already has its place coming, and no running task is asked back for two.
 */
public final class Preemption {
    private static final Comparator<RunningTask> LONGEST_FIRST =
            Comparator.comparingDouble(RunningTask::remainingSeconds).reversed().thenComparing(RunningTask::key);

    private final SchedulingPolicy policy;
    private final double marginSeconds;

    /** @param rules those of the pool that all of the tasks wait in, or waited in */
    public Preemption(PoolRules rules) {
        this.policy = SchedulingPolicies.named(rules.policy());
        this.marginSeconds = rules.preemptionMargin().toMillis() / 1000.0;
    }

    /**
     * A task to ask back.
     *
     * @param victim the running task
     * @param inFavourOf the waiting task
     */
    public record Request(RunningTask victim, TaskKey inFavourOf) {}

    /** Returns whether the policy ever takes a running task back. */
    public boolean isPossible() {
        return policy.preempts(0, Double.MAX_VALUE, marginSeconds);
    }

    /**
     * Returns whether it is worth while to run one task in the place of the other.
     *
     * @param readySeconds what is thought to be left of the waiting task
     * @param runningSeconds what is thought to be left of the running task
     */
    public boolean isWorthwhile(double readySeconds, double runningSeconds) {
        return policy.preempts(readySeconds, runningSeconds, marginSeconds);
    }

    /**
     * Chooses.
     *
     * @param waiting tasks that found no room, in the order in which they would be placed
     * @param running tasks that could be asked back, or are
     * @param fleet what is free; the places that come free are counted on in it
     */
    public List<Request> choose(List<ReadyTask> waiting, List<RunningTask> running, Fleet fleet) {
        Set<TaskKey> served = new HashSet<>();
        running.forEach(task -> {
            if (task.askedFor() != null) {
                served.add(task.askedFor());
            }
        });
        List<RunningTask> open = new ArrayList<>(running.stream()
                .filter(task -> task.askedFor() == null)
                .sorted(LONGEST_FIRST)
                .toList());
        List<Request> requests = new ArrayList<>();
        for (ReadyTask task : waiting) {
            if (!served.contains(task.key())) {
                open.stream()
                        .takeWhile(victim -> isWorthwhile(task.expectedSeconds(), victim.remainingSeconds()))
                        .filter(victim -> fleet.fitsInPlaceOf(task, victim.from(), victim.holding()))
                        .findFirst()
                        .ifPresent(victim -> {
                            open.remove(victim);
                            fleet.countOn(task, victim.from(), victim.holding());
                            requests.add(new Request(victim, task.key()));
                        });
            }
        }
        return requests;
    }
}
