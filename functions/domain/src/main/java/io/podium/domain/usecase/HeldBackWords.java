package io.podium.domain.usecase;

import io.podium.domain.ledger.Claim;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.task.TaskKey;
import java.util.Collection;
import java.util.Optional;

/** What is told to one for whom room is held back. */
final class HeldBackWords {
    private HeldBackWords() {}

    static Optional<String> of(Collection<Ledger> ledgers, TaskKey task) {
        for (Ledger ledger : ledgers) {
            Claim claim = ledger.claim();
            if (claim != null && claim.members().contains(task)) {
                String whom = claim.members().size() == 1 ? "it" : "its gang";
                return Optional.of("room in pool " + ledger.key().pool() + " is being held back for " + whom + " since "
                        + claim.since()
                        + (claim.slots().isEmpty()
                                ? ", as far as tenant " + claim.tenant() + " has its quota for other tasks"
                                : ": what comes free of " + claim.amount() + " and of slots " + claim.slots()
                                        + " is given to nobody else"));
            }
        }
        return Optional.empty();
    }
}
