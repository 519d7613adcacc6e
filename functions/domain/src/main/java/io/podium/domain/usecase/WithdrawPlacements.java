package io.podium.domain.usecase;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.service.Service;
import io.podium.domain.task.TaskKey;
import java.util.List;

/** Takes back what was placed on a service and not handed over. */
final class WithdrawPlacements {
    private final Stores stores;
    private final ReleaseTasks release;

    WithdrawPlacements(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.release = new ReleaseTasks(stores, surroundings);
    }

    void run(Service service) {
        for (Ledger ledger : Sources.ledgers(stores, List.of(service)).values()) {
            List<TaskKey> waiting = ledger.heldBy(service.id()).stream()
                    .filter(holding -> !holding.delivered())
                    .map(Holding::task)
                    .toList();
            release.fromService(service.id(), waiting);
        }
    }
}
