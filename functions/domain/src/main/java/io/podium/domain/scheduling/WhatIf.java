package io.podium.domain.scheduling;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Claim;
import io.podium.domain.ledger.Holding;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where tasks would find room in a fleet of which less is held. */
final class WhatIf {
    private final Seating seating;
    private final Fleet fleet;
    private final Map<Boolean, Fleet> emptied = new HashMap<>();

    WhatIf(Seating seating, Fleet fleet) {
        this.seating = seating;
        this.fleet = fleet;
    }

    /**
     * A claim and where it is laid.
     *
     * @param from the ledger
     */
    record Laid(ShardKey from, Claim claim) {}

    /**
     * Returns what to hold back for tasks that would find room if nothing was held. Where only their tenant's own tasks
     * leave them no quota that is no room, for others need not wait for that: its other tasks do.
     *
     * @param members all drawing from one ledger
     * @return empty where there is never room for them
     */
    Optional<Laid> claim(List<ReadyTask> members, Instant since) {
        List<Seating.Seat> seats = seating.rehearse(members, emptied(true));
        if (!seats.isEmpty()) {
            return lay(members, seats, since);
        }
        return lay(members, seating.rehearse(members, emptied(false)), since)
                .map(laid -> new Laid(
                        laid.from(), new Claim(laid.claim().members(), since, new TreeMap<>(), ResourceVector.NONE)));
    }

    /** Returns whether a claim is still what its tasks need, so that it can stay as it is. */
    boolean isSound(ShardKey from, Claim claim, List<ReadyTask> members) {
        boolean isSeated = claim.slots().entrySet().stream().allMatch(entry -> fleet.service(entry.getKey())
                .filter(service -> fleet.seats(service, from) >= entry.getValue())
                .isPresent());
        return !claim.slots().isEmpty()
                && isSeated
                && !seating.rehearse(members, emptied(true)).isEmpty();
    }

    /**
     * Returns whether a gang, or a task that needs more than what any running one of its own services would give back.
     * Whoever needs no more waits for its turn rather than for room. What other services hold does not count: their
     * workers may take it again before anybody else looks.
     */
    boolean isLarge(List<ReadyTask> members) {
        ReadyTask task = members.get(0);
        return members.size() > 1
                || fleet.ledgers().stream()
                        .filter(ledger -> !task.pinned()
                                || ledger.key()
                                        .pool()
                                        .equals(task.queue().shard().pool()))
                        .flatMap(ledger -> ledger.holdings().values().stream())
                        .noneMatch(holding -> isEnough(holding, task));
    }

    private boolean isEnough(Holding holding, ReadyTask task) {
        return fleet.ableTo(task.type()).stream()
                .filter(service -> service.id().equals(holding.serviceId()))
                .anyMatch(service -> Fleet.requestOf(task, service).min().fitsIn(holding.amount()));
    }

    /** Made once a step and gone through by all: what is rehearsed in it leaves it as it was. */
    private Fleet emptied(boolean keepsUse) {
        return emptied.computeIfAbsent(keepsUse, this::empty);
    }

    private Fleet empty(boolean keepsUse) {
        return fleet.on(ledger -> ledger.without(ledger.holdings().values()), keepsUse);
    }

    private static Optional<Laid> lay(List<ReadyTask> members, List<Seating.Seat> seats, Instant since) {
        List<ShardKey> from = seats.stream().map(Seating.Seat::from).distinct().toList();
        if (from.size() != 1) {
            return Optional.empty();
        }
        SortedMap<String, Integer> slots = new TreeMap<>();
        ResourceVector amount = ResourceVector.NONE;
        for (Seating.Seat seat : seats) {
            slots.merge(seat.serviceId(), 1, Integer::sum);
            amount = amount.plus(seat.need());
        }
        return Optional.of(new Laid(
                from.get(0), new Claim(members.stream().map(ReadyTask::key).toList(), since, slots, amount)));
    }
}
