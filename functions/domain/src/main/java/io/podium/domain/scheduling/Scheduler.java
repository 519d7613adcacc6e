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
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        List<Assignment> assignments = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (List<ReadyTask> part : Failover.parts(window, fleet)) {
            Turns turns = new Turns(part, fleet, sharing);
            for (ReadyTask task = turns.next(); task != null; task = turns.next()) {
                place(task, fleet, assignments, waiting);
            }
        }
        return new SchedulingDecision(assignments, waiting);
    }

    private void place(ReadyTask task, Fleet fleet, List<Assignment> assignments, List<Waiting> waiting) {
        List<Candidate> candidates = candidates(task, fleet);
        if (candidates.isEmpty()) {
            waiting.add(new Waiting(task.key(), reason(task, fleet)));
        } else {
            String chosen = placement.choose(candidates, random).serviceId();
            reserve(task, fleet, chosen);
            assignments.add(new Assignment(task.key(), task.version(), chosen));
        }
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

    private void reserve(ReadyTask task, Fleet fleet, String serviceId) {
        Service service = fleet.service(serviceId).orElseThrow();
        List<Offer> offers = fleet.offers(task, service);
        Grant grant = strategy.grant(Fleet.requestOf(task, service), offers, random);
        fleet.reserve(grant.from(), new Holding(task.key(), UNDRAWN, serviceId, grant.amount(), Instant.EPOCH, false));
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
