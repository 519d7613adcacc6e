package io.podium.domain.scheduling;

import io.podium.domain.allocation.AllocationStrategy;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.Grant;
import io.podium.domain.allocation.Offer;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Shortage;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One scheduling step: goes through the ready tasks, of each tenant in the order of their ranks and from tenant to tenant
 * as {@link Turns} says, and gives each to a service that has room for it. It keeps no service idle: a task that finds no room is passed by, and later ones may start before it. The
 * amounts are bound by the allocation step; here they only keep the step from choosing what cannot be given.
 */
public final class Scheduler {
    /** Stands for the tokens that the allocation step will draw; what is reserved here is never stored. */
    private static final Token UNDRAWN = new Token(0, "", "");

    private final Placement placement;
    private final AllocationStrategy strategy;
    private final Sharing sharing;
    private final RandomGenerator random;

    /** A scheduler for tenants that may all have the same. */
    public Scheduler(Placement placement, AllocationStrategy strategy, RandomGenerator random) {
        this(placement, strategy, Sharing.DEFAULT, random);
    }

    public Scheduler(Placement placement, AllocationStrategy strategy, Sharing sharing, RandomGenerator random) {
        this.placement = placement;
        this.strategy = strategy;
        this.sharing = sharing;
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
        List<Assignment> assignments = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (List<ReadyTask> part : Failover.parts(window, fleet)) {
            Turns turns = new Turns(part, fleet, sharing, random);
            for (ReadyTask task = turns.next(); task != null; task = turns.next()) {
                List<ReadyTask> members = task.gang() == null ? List.of(task) : led.getOrDefault(task.key(), List.of());
                TaskKey key = task.key();
                Optional<WaitReason> reason = members.isEmpty()
                        ? Optional.of(new WaitReason.GangNotSeen(Objects.requireNonNull(task.gang())))
                        : seat(members, fleet, assignments);
                reason.ifPresent(why -> waiting.add(new Waiting(key, why)));
            }
        }
        return new SchedulingDecision(assignments, waiting);
    }

    /** Assigns all of these tasks, or none, and then returns why. */
    private Optional<WaitReason> seat(List<ReadyTask> members, Fleet fleet, List<Assignment> assignments) {
        Deque<ShardKey> reserved = new ArrayDeque<>();
        List<Assignment> seated = new ArrayList<>();
        for (ReadyTask task : fewestServicesFirst(members, fleet)) {
            List<Candidate> candidates = candidates(task, fleet);
            if (candidates.isEmpty()) {
                WaitReason reason = reason(task, fleet);
                for (int i = seated.size() - 1; i >= 0; i--) {
                    fleet.undo(reserved.pop(), seated.get(i).task());
                }
                return Optional.of(
                        members.size() == 1
                                ? reason
                                : new WaitReason.GangLacks(members.size(), seated.size(), task.key(), reason));
            }
            String chosen = placement.choose(candidates, random).serviceId();
            reserved.push(reserve(task, fleet, chosen));
            seated.add(new Assignment(task.key(), task.version(), chosen));
        }
        assignments.addAll(seated);
        return Optional.empty();
    }

    private static List<ReadyTask> fewestServicesFirst(List<ReadyTask> members, Fleet fleet) {
        return members.stream()
                .sorted(Comparator.<ReadyTask>comparingInt(
                                task -> fleet.ableTo(task.type()).size())
                        .thenComparing(ReadyTask::key))
                .toList();
    }

    private static List<Candidate> candidates(ReadyTask task, Fleet fleet) {
        List<Candidate> candidates = new ArrayList<>();
        for (Service service : fleet.ableTo(task.type())) {
            int free = fleet.freeSlots(task, service);
            if (free > 0 && !fleet.offers(task, service).isEmpty()) {
                candidates.add(new Candidate(service.id(), free, fleet.seats(service), fleet.weight(service)));
            }
        }
        return Failover.preferred(task, candidates);
    }

    private ShardKey reserve(ReadyTask task, Fleet fleet, String serviceId) {
        Service service = fleet.service(serviceId).orElseThrow();
        List<Offer> offers = fleet.offers(task, service);
        Grant grant = strategy.grant(Fleet.requestOf(task, service), offers, random);
        fleet.reserve(grant.from(), new Holding(task.key(), UNDRAWN, serviceId, grant.amount(), Instant.EPOCH, false));
        return grant.from();
    }

    private static WaitReason reason(ReadyTask task, Fleet fleet) {
        List<Service> able = fleet.ableTo(task.type());
        if (able.isEmpty()) {
            return new WaitReason.NoService(task.type());
        }
        if (fleet.holds(task.key())) {
            return new WaitReason.BeingPlaced(task.key());
        }
        for (Service service : able) {
            Optional<Shortage> shortage = fleet.shortage(task, service);
            if (shortage.isPresent()) {
                return new WaitReason.Saturated(shortage.get(), able.size());
            }
        }
        return new WaitReason.NoServiceInPool(task.type(), task.queue().shard().pool());
    }
}
