package io.podium.domain.scheduling;

import io.podium.domain.allocation.AllocationStrategy;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.resource.Sharing;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One scheduling step: goes through the ready tasks, of each tenant in the order of their ranks and from tenant to tenant
 * as {@link Turns} says, and gives each to a service that has room for it. A task that finds no room is passed by, and
 * later ones may start before it, until its {@link Patience} ends and room is held back for it. The amounts are bound by
 * the allocation step; here they only keep the step from choosing what cannot be given.
 */
public final class Scheduler {
    private final Seating seating;
    private final Sharing sharing;
    private final Patience patience;
    private final RandomGenerator random;

    /** A scheduler for tenants that may all have the same. */
    public Scheduler(Placement placement, AllocationStrategy strategy, RandomGenerator random) {
        this(placement, strategy, Sharing.DEFAULT, random);
    }

    public Scheduler(Placement placement, AllocationStrategy strategy, Sharing sharing, RandomGenerator random) {
        this(placement, strategy, sharing, Patience.ENDLESS, random);
    }

    /** A scheduler that holds room back for what has been passed by for long. */
    public Scheduler(
            Placement placement,
            AllocationStrategy strategy,
            Sharing sharing,
            Patience patience,
            RandomGenerator random) {
        this.seating = new Seating(placement, strategy, random);
        this.sharing = sharing;
        this.patience = patience;
        this.random = random;
    }

    /**
     * Decides on a window of ready tasks.
     *
     * @param window the tasks, in any order
     * @param fleet the services with room; the assigned tasks' shares are reserved in it
     * @return an assignment or a reason for every task of the window
     */
    public SchedulingDecision decide(List<ReadyTask> window, Fleet fleet) {
        return decide(window, Map.of(), fleet);
    }

    /**
     * Decides on a window of which some tasks stand for their gangs. A gang is assigned whole or not at all; its members
     * are seated one after the other, first those for which there are the fewest services.
     *
     * @param window the tasks, in any order
     * @param led the members of each gang, by the task of the window that leads it; a gang whose members are not given is
     *     left waiting
     * @param fleet the services with room; the assigned tasks' shares are reserved in it
     * @return an assignment for every task of the window and every member of their gangs, or a reason for the one of the
     *     window
     */
    public SchedulingDecision decide(List<ReadyTask> window, Map<TaskKey, List<ReadyTask>> led, Fleet fleet) {
        return decide(window, led, Map.of(), fleet);
    }

    /**
     * Decides on a window where room is held back in some ledgers.
     *
     * @param window the tasks, in any order
     * @param led as above
     * @param standing for whom room is held back, by the ledger in which it is; they go first, whether in the window or
     *     not. A claim of a ledger that is not named here is of somebody who no longer waits.
     * @param fleet the services with room; the assigned tasks' shares are reserved in it
     */
    public SchedulingDecision decide(
            List<ReadyTask> window,
            Map<TaskKey, List<ReadyTask>> led,
            Map<ShardKey, List<ReadyTask>> standing,
            Fleet fleet) {
        Step step = new Step(fleet);
        standing.forEach(step::goFirst);
        step.holdBack(window, led);
        for (List<ReadyTask> part : Failover.parts(step.others(window), fleet)) {
            Turns turns = new Turns(part, fleet, sharing, random);
            for (ReadyTask task = turns.next(); task != null; task = turns.next()) {
                step.take(task, members(task, led));
            }
        }
        return step.decision();
    }

    private static List<ReadyTask> members(ReadyTask task, Map<TaskKey, List<ReadyTask>> led) {
        return task.gang() == null ? List.of(task) : led.getOrDefault(task.key(), List.of());
    }

    private final class Step {
        private final Fleet fleet;
        private final HoldBack holdBack;
        private final List<Seating.Seat> seats = new ArrayList<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final Set<TaskKey> dealtWith = new HashSet<>();

        Step(Fleet fleet) {
            this.fleet = fleet;
            this.holdBack = new HoldBack(patience, seating, fleet);
        }

        /** Seats those for whom room is held back, or goes on holding it back. A worker that asks starts no gang. */
        void goFirst(ShardKey from, List<ReadyTask> members) {
            boolean startsHere = members.size() == 1 || !patience.isEndless();
            Optional<WaitReason> reason = startsHere
                    ? seating.seat(members, fleet, seats)
                    : Optional.of(new WaitReason.GangNotSeen(
                            Objects.requireNonNull(members.get(0).gang())));
            if (reason.isEmpty()) {
                holdBack.keepUntilAllocated(from);
            } else {
                waiting.add(new Waiting(members.get(0).key(), reason.get()));
                holdBack.keepOn(from, members);
            }
            members.forEach(member -> dealtWith.add(member.key()));
        }

        /** Begins to hold room back for those of the window that it is not held back for yet. */
        void holdBack(List<ReadyTask> window, Map<TaskKey, List<ReadyTask>> led) {
            List<List<ReadyTask>> groups =
                    others(window).stream().map(task -> members(task, led)).toList();
            holdBack.begin(groups, (members, reason) -> {
                waiting.add(new Waiting(members.get(0).key(), reason));
                members.forEach(member -> dealtWith.add(member.key()));
            });
        }

        List<ReadyTask> others(List<ReadyTask> window) {
            return dealtWith.isEmpty()
                    ? window
                    : window.stream()
                            .filter(task -> !dealtWith.contains(task.key()))
                            .toList();
        }

        void take(ReadyTask task, List<ReadyTask> members) {
            Optional<WaitReason> reason = members.isEmpty()
                    ? Optional.of(new WaitReason.GangNotSeen(Objects.requireNonNull(task.gang())))
                    : seating.seat(members, fleet, seats);
            reason.ifPresent(why -> waiting.add(new Waiting(task.key(), why)));
        }

        SchedulingDecision decision() {
            return new SchedulingDecision(
                    seats.stream().map(Seating.Seat::assignment).toList(), waiting, holdBack.claims());
        }
    }
}
