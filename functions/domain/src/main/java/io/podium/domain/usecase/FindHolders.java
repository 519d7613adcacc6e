package io.podium.domain.usecase;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.estimation.Belief;
import io.podium.domain.estimation.Running;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.service.Service;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.usecase.Survey.Holder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds the tasks that have the slots which tasks of a type wait for. */
final class FindHolders {
    /** The most that are looked at, a batch of reads; the others are taken to be like them. */
    private static final int MOST = 100;

    private final Stores stores;

    FindHolders(Stores stores) {
        this.stores = stores;
    }

    /**
     * Finds them.
     *
     * @param variation how far durations stray from what is expected of them; see {@link Belief}
     */
    List<Holder> of(Collection<Ledger> ledgers, Fleet fleet, String type, double variation, Instant now) {
        List<Holding> held = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            fleet.ableTo(type).forEach(service -> held.addAll(ledger.heldBy(service.id())));
        }
        List<Holding> looked = held.subList(0, Math.min(MOST, held.size()));
        Map<TaskKey, Task> tasks =
                stores.tasks().findAll(looked.stream().map(Holding::task).toList());
        List<Holder> found = new ArrayList<>();
        for (Holding holding : looked) {
            Task task = tasks.get(holding.task());
            Lease lease = task == null ? null : task.lease();
            if (task != null && lease != null) {
                Belief duration = new Belief(task.expectedRemainingSeconds(), variation);
                found.add(new Holder(new Running(duration, lease.ranSeconds(now)), canPreempt(fleet, holding)));
            }
        }
        int seen = found.size();
        for (int other = MOST; other < held.size() && seen > 0; other++) {
            found.add(found.get(other % seen));
        }
        return found;
    }

    private static boolean canPreempt(Fleet fleet, Holding holding) {
        return holding.delivered()
                && fleet.service(holding.serviceId())
                        .map(Service::spec)
                        .map(spec -> spec.target().canPreempt())
                        .orElse(false);
    }
}
