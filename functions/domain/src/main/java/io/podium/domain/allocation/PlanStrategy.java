package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The smallest amount that suffices, from the pool that the optimizer's plan gives the larger part of the service to;
 * among equals, and where there is no plan, from the pool where most is left.
 */
final class PlanStrategy implements AllocationStrategy {
    private static final Comparator<Offer> AS_PLANNED = Comparator.comparingDouble(Offer::weight)
            .thenComparingDouble(Offer::freeShare)
            .reversed()
            .thenComparing(offer -> offer.from().toString());

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public boolean readsPlan() {
        return true;
    }

    @Override
    public Grant grant(ResourceRequest request, List<Offer> fitting, RandomGenerator random) {
        return new Grant(Collections.min(fitting, AS_PLANNED).from(), request.min());
    }
}
