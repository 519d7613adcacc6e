package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceSum;
import io.podium.domain.resource.ResourceVector;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some holdings come to.
 *
 * @param slots how many slots are taken, by service
 * @param tenants what is held, by tenant
 * @param amount the resources
 */
record Usage(Map<String, Integer> slots, SortedMap<String, TenantUse> tenants, ResourceVector amount) {
    Usage {
        slots = Collections.unmodifiableMap(slots);
        tenants = Collections.unmodifiableSortedMap(tenants);
    }

    /** Adds holdings up. */
    static Usage of(Collection<Holding> holdings) {
        Map<String, Integer> slots = new HashMap<>();
        SortedMap<String, TenantSum> sums = new TreeMap<>();
        ResourceSum amount = new ResourceSum();
        for (Holding holding : holdings) {
            slots.merge(holding.serviceId(), 1, Integer::sum);
            sums.computeIfAbsent(holding.task().tenant(), any -> new TenantSum())
                    .add(holding.amount());
            amount.add(holding.amount());
        }
        SortedMap<String, TenantUse> tenants = new TreeMap<>();
        sums.forEach((tenant, sum) -> tenants.put(tenant, new TenantUse(sum.slots, sum.amount.vector())));
        return new Usage(slots, tenants, amount.vector());
    }

    private static final class TenantSum {
        private final ResourceSum amount = new ResourceSum();
        private int slots;

        void add(ResourceVector more) {
            slots++;
            amount.add(more);
        }
    }
}
