package io.podium.local.demo;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.store.LedgerStore;
import io.podium.domain.task.ShardKey;
import io.podium.local.report.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the ledgers every now and then: whether more is given away than there is, and how much is in use. Every ledger
 * is one item, so a look at it sees one moment.
 */
final class Watch {
    private final LedgerStore ledgers;
    private final Collection<ShardKey> keys;
    private final Set<String> broken = new LinkedHashSet<>();
    private final Usage.Builder usage = new Usage.Builder();

    Watch(LedgerStore ledgers, Collection<ShardKey> keys) {
        this.ledgers = ledgers;
        this.keys = List.copyOf(keys);
    }

    /** Looks once. */
    synchronized void look() {
        int slots = 0;
        int seats = 0;
        ResourceVector used = ResourceVector.NONE;
        ResourceVector capacity = ResourceVector.NONE;
        for (Ledger ledger : ledgers.findAll(keys).values()) {
            check(ledger);
            slots += ledger.holdings().size();
            seats +=
                    ledger.seats().values().stream().mapToInt(Integer::intValue).sum();
            used = used.plus(ledger.used());
            capacity = capacity.plus(ledger.capacity());
        }
        usage.add(slots, seats, used, capacity);
    }

    private void check(Ledger ledger) {
        ResourceVector used = ledger.used();
        if (!used.fitsIn(ledger.capacity())) {
            broken.add("pool " + ledger.key() + " gave away " + used + " of " + ledger.capacity());
        }
        ledger.slotsTaken().forEach((service, taken) -> {
            int seats = ledger.seats().getOrDefault(service, 0);
            if (taken > seats) {
                broken.add("service " + service + " runs " + taken + " tasks on " + seats + " slots");
            }
        });
    }

    /** Returns what is still held: nothing, once no task is live. */
    List<String> held() {
        List<String> held = new ArrayList<>();
        for (Map.Entry<ShardKey, Ledger> entry : ledgers.findAll(keys).entrySet()) {
            entry.getValue()
                    .holdings()
                    .keySet()
                    .forEach(task -> held.add("pool " + entry.getKey() + " still holds resources of task " + task));
        }
        return held;
    }

    /** Returns the rules that were seen broken, in words. */
    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    /** Returns what was seen in use. */
    synchronized Usage usage() {
        return usage.build();
    }
}
