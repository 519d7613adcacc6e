package io.podium.domain.scheduling;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.AllocationStrategy;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.Grant;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Shortage;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Seats tasks in a fleet together: all of them find room at once, or none. */
final class Seating {
    /** Stands for the tokens that the allocation step will draw; what is reserved here is never stored. */
    private static final Token UNDRAWN = new Token(0, "", "");

    private final Placement placement;
    private final AllocationStrategy strategy;
    private final RandomGenerator random;
    private final Map<Fleet, Openings> openings = new HashMap<>();

    Seating(Placement placement, AllocationStrategy strategy, RandomGenerator random) {
        this.placement = placement;
        this.strategy = strategy;
        this.random = random;
    }

    /**
     * Where a task found room.
     *
     * @param from the ledger
     * @param need the least that it must be given there
     */
    record Seat(ReadyTask task, String serviceId, ShardKey from, ResourceVector need) {
        Assignment assignment() {
            return new Assignment(task.key(), task.version(), serviceId);
        }
    }

    /**
     * Reserves room for tasks, first for those that the fewest services run. Where the strategy's amounts for the first
     * leave none for the others, each is reserved the least that it asked for.
     *
     * @param seats where the seats are added, in the order in which they were taken
     * @return why there is none for one of them, if so; then nothing is reserved
     */
    Optional<WaitReason> seat(List<ReadyTask> members, Fleet fleet, List<Seat> seats) {
        List<ShardKey> shards = members.size() == 1 ? List.of() : fleet.shards().of(members.get(0));
        return shards.size() < 2 ? seatIn(members, fleet, seats) : seatInOne(members, fleet, shards, seats);
    }

    /** A gang draws from one ledger, so that one write gives all of it what it needs: the first that has enough. */
    private Optional<WaitReason> seatInOne(
            List<ReadyTask> members, Fleet fleet, List<ShardKey> shards, List<Seat> seats) {
        Optional<WaitReason> lacking = Optional.empty();
        for (ShardKey shard : shards) {
            Optional<WaitReason> here = seatIn(members, fleet.within(shard), seats);
            if (here.isEmpty()) {
                return here;
            }
            lacking = lacking.or(() -> here);
        }
        return lacking;
    }

    private Optional<WaitReason> seatIn(List<ReadyTask> members, Fleet fleet, List<Seat> seats) {
        Optional<WaitReason> lacking = seat(members, fleet, seats, strategy);
        return lacking.isPresent() && members.size() > 1
                ? seat(members, fleet, seats, AllocationStrategies.SMALLEST)
                : lacking;
    }

    private Optional<WaitReason> seat(
            List<ReadyTask> members, Fleet fleet, List<Seat> seats, AllocationStrategy amounts) {
        List<Seat> taken = new ArrayList<>();
        for (ReadyTask task : fewestServicesFirst(members, fleet)) {
            Candidates candidates = candidates(task, fleet);
            if (candidates.size() == 0) {
                WaitReason reason = reason(task, fleet);
                giveBack(taken, fleet);
                return Optional.of(
                        members.size() == 1
                                ? reason
                                : new WaitReason.GangLacks(members.size(), taken.size(), task.key(), reason));
            }
            taken.add(reserve(task, fleet, placement.choose(candidates, random).serviceId(), amounts));
        }
        seats.addAll(taken);
        return Optional.empty();
    }

    /** Returns where the tasks would find room, or nothing where they would not; reserves nothing. */
    List<Seat> rehearse(List<ReadyTask> members, Fleet fleet) {
        List<Seat> seats = new ArrayList<>();
        seat(members, fleet, seats);
        giveBack(seats, fleet);
        return seats;
    }

    /** Returns why the tasks would not find room, if so; reserves nothing. */
    Optional<WaitReason> reason(List<ReadyTask> members, Fleet fleet) {
        List<Seat> seats = new ArrayList<>();
        Optional<WaitReason> reason = seat(members, fleet, seats);
        giveBack(seats, fleet);
        return reason;
    }

    private static void giveBack(List<Seat> seats, Fleet fleet) {
        for (int i = seats.size() - 1; i >= 0; i--) {
            fleet.undo(seats.get(i).from(), seats.get(i).task().key());
        }
    }

    private static List<ReadyTask> fewestServicesFirst(List<ReadyTask> members, Fleet fleet) {
        if (members.size() == 1) {
            return members;
        }
        return members.stream()
                .sorted(Comparator.<ReadyTask>comparingInt(
                                task -> fleet.ableTo(task.type()).size())
                        .thenComparing(ReadyTask::key))
                .toList();
    }

    private Candidates candidates(ReadyTask task, Fleet fleet) {
        return Failover.preferred(
                task, openings.computeIfAbsent(fleet, Openings::new).of(task));
    }

    private Seat reserve(ReadyTask task, Fleet fleet, String serviceId, AllocationStrategy amounts) {
        Service service = fleet.service(serviceId).orElseThrow();
        ResourceRequest request = Fleet.requestOf(task, service);
        Grant grant = amounts.grant(request, fleet.offers(task, service), random);
        fleet.reserve(grant.from(), new Holding(task.key(), UNDRAWN, serviceId, grant.amount(), Instant.EPOCH, false));
        return new Seat(task, serviceId, grant.from(), request.min());
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
