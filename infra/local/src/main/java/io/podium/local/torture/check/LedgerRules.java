package io.podium.local.torture.check;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.Token;
import io.podium.local.torture.world.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How what is held of a pool may change from one write to the next. */
final class LedgerRules {
    private final Findings findings;

    LedgerRules(Findings findings) {
        this.findings = findings;
    }

    void moved(Ledger before, Ledger after, Sharing sharing, Instant now) {
        findings.require(after.version() == before.version() + 1, "a ledger counts every write", before, after);
        withinBounds(before, after);
        after.usedByTenant()
                .forEach((tenant, use) -> findings.require(
                        use.slots() <= sharing.of(tenant).slotsOrUnbounded(),
                        "a tenant holds no more slots than its quota: " + tenant,
                        after));
        throughCircuits(before, after, now);
    }

    /** What is held exceeds what there is only where that has shrunk. */
    private void withinBounds(Ledger before, Ledger after) {
        boolean gaveMore = !after.used().fitsIn(before.used());
        findings.require(
                !gaveMore || after.used().fitsIn(after.capacity()),
                "no more is given than the capacity of a pool",
                before,
                after);
        after.slotsTaken().forEach((service, taken) -> {
            boolean gaveSlot = taken > before.slotsTaken().getOrDefault(service, 0);
            findings.require(
                    !gaveSlot || taken <= after.seats().getOrDefault(service, 0),
                    "no more slots are given than service " + service + " has",
                    before,
                    after);
        });
    }

    /** Nothing new goes through an open circuit, and one at a time through one that is half open. */
    private void throughCircuits(Ledger before, Ledger after, Instant now) {
        before.circuits().forEach((service, circuit) -> {
            List<Token> entered = after.heldBy(service).stream()
                    .filter(holding ->
                            before.find(holding.task(), holding.token()).isEmpty())
                    .map(Holding::token)
                    .toList();
            boolean allowed = entered.isEmpty()
                    || Stream.of(now.minus(World.MOST_SKEW), now, now.plus(World.MOST_SKEW))
                            .anyMatch(time -> admitted(circuit, entered, after.circuit(service), time));
            findings.require(allowed, "service " + service + " is entered through its circuit", before, after);
        });
    }

    private static boolean admitted(Circuit circuit, List<Token> entered, Circuit after, Instant time) {
        return circuit.state(time) == Circuit.State.CLOSED
                || (circuit.admits(time)
                        && entered.size() == 1
                        && entered.get(0).equals(after.probe()));
    }
}
