package io.podium.domain.scheduling;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Claim;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Holds room back in one step for those who need more than comes free at a time: in each ledger for one task or gang, the
 * one that waits longest of those whose patience has ended, until it starts. So no two ever hold back room from each
 * other. It is held back only for somebody who would find room if nothing was held, and so never for ever. Unlike a
 * reservation by EASY backfilling (Lifka, 1995) it rests on no estimate of when something is released, and nothing that
 * needs the same is started in the meantime.
 */
final class HoldBack {
    private final Patience patience;
    private final Seating seating;
    private final Fleet fleet;
    private final WhatIf whatIf;
    private final Map<ShardKey, Claim> claims = new TreeMap<>();

    HoldBack(Patience patience, Seating seating, Fleet fleet) {
        this.patience = patience;
        this.seating = seating;
        this.fleet = fleet;
        this.whatIf = new WhatIf(seating, fleet);
    }

    /** Returns the claims as they are to stand after the step. */
    Map<ShardKey, Claim> claims() {
        return claims;
    }

    /** Leaves a claim for the allocation step, in which its tasks get what it is of. */
    void keepUntilAllocated(ShardKey from) {
        fleet.claim(from).ifPresent(claim -> claims.put(from, claim));
    }

    /** Goes on holding back for tasks that still find no room, if they still could. */
    void keepOn(ShardKey from, List<ReadyTask> members) {
        Claim before = fleet.claim(from).orElseThrow();
        if (patience.isEndless() || whatIf.isSound(from, before, members)) {
            keep(new WhatIf.Laid(from, before));
        } else {
            whatIf.claim(members, before.since()).ifPresent(this::keep);
        }
    }

    /**
     * Begins to hold back, where it is for nobody yet.
     *
     * @param groups tasks and gangs that wait
     * @param told who is told of each for whom it begins, and of why it waits
     */
    void begin(Collection<List<ReadyTask>> groups, BiConsumer<List<ReadyTask>, WaitReason> told) {
        if (patience.isEndless() || isEverywhere()) {
            return;
        }
        List<List<ReadyTask>> impatient = groups.stream()
                .filter(members -> !members.isEmpty() && patience.isOver(members.get(0)))
                .sorted(Comparator.comparing(
                                (List<ReadyTask> members) -> members.get(0).submittedAt())
                        .thenComparing(members -> members.get(0).key()))
                .toList();
        for (List<ReadyTask> members : impatient) {
            if (!isEverywhere()) {
                reasonIfTooLarge(members).ifPresent(reason -> whatIf.claim(members, patience.now())
                        .filter(laid -> !claims.containsKey(laid.from()))
                        .ifPresent(laid -> {
                            keep(laid);
                            told.accept(members, reason);
                        }));
            }
        }
    }

    private boolean isEverywhere() {
        return fleet.ledgers().stream().allMatch(ledger -> claims.containsKey(ledger.key()));
    }

    private Optional<WaitReason> reasonIfTooLarge(List<ReadyTask> members) {
        boolean isBeingPlaced = members.stream().anyMatch(member -> fleet.holds(member.key()));
        return isBeingPlaced || !whatIf.isLarge(members) ? Optional.empty() : seating.reason(members, fleet);
    }

    private void keep(WhatIf.Laid laid) {
        if (claims.putIfAbsent(laid.from(), laid.claim()) == null) {
            fleet.setAside(laid.from(), laid.claim());
        }
    }
}
