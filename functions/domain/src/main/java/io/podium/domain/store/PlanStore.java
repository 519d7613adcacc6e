package io.podium.domain.store;

import io.podium.domain.allocation.PlanWeights;
import java.util.HashMap;
import java.util.Map;

/** The optimizer's plans, in one partition by version. */
public final class PlanStore {
    private static final String PARTITION = "PLANS";

    private final ItemStore items;

    public PlanStore(ItemStore items) {
        this.items = items;
    }

    /** Returns the shares of the plan that is in force. */
    public PlanWeights weights() {
        Map<String, Map<String, Integer>> instances = new HashMap<>();
        items.query(PARTITION, Range.last(1)).items().forEach(item -> Document.of(item.document())
                .child("instances")
                .tree()
                .forEach((service, byPool) -> {
                    Map<String, Integer> counts = new HashMap<>();
                    ((Map<?, ?>) byPool)
                            .forEach((pool, count) -> counts.put((String) pool, ((Number) count).intValue()));
                    instances.put(service, counts);
                }));
        return new PlanWeights(instances);
    }
}
