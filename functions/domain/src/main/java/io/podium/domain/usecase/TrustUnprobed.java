package io.podium.domain.usecase;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.Service;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Closes circuits on trust for which only gangs wait. A gang needs several slots at once, and one of its tasks alone is no
 * probe, so the circuit would stay half open for ever.
 */
final class TrustUnprobed {
    private final Stores stores;
    private final Surroundings surroundings;

    TrustUnprobed(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * Looks at the circuits of a shard.
     *
     * @param ledger as it was before anything of it was mended, so that a probe which has just been given up is one
     * @param waiting the queues of the shard in which tasks wait
     */
    void run(Ledger ledger, Collection<QueueKey> waiting) {
        Instant now = surroundings.now();
        Set<String> unprobed = ledger.circuits().entrySet().stream()
                .filter(entry -> entry.getValue().isUnprobed(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (unprobed.isEmpty()) {
            return;
        }
        for (Service service : stores.services().findAll(unprobed).values()) {
            List<ReadyTask> front = waiting.stream()
                    .filter(queue -> service.spec().taskTypes().contains(queue.type()))
                    .flatMap(queue -> stores.tasks().ready(queue, ScheduleTasks.WINDOW).stream())
                    .toList();
            if (!front.isEmpty() && front.stream().allMatch(task -> task.gang() != null)) {
                stores.ledgers().change(ledger.key(), found -> trusted(found, service, now));
            }
        }
    }

    private static Ledger trusted(Ledger ledger, Service service, Instant now) {
        Circuit circuit = ledger.circuit(service.id());
        return circuit.isUnprobed(now)
                ? ledger.withCircuit(
                        service.id(), circuit.trusted(service.spec().circuit()))
                : ledger;
    }
}
