package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceRequest;
import java.util.List;
import java.util.random.RandomGenerator;

/** The smallest amount that suffices, from a pool drawn at random among those that have it. */
final class RandomStrategy implements AllocationStrategy {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public Grant grant(ResourceRequest request, List<Offer> fitting, RandomGenerator random) {
        return new Grant(fitting.get(random.nextInt(fitting.size())).from(), request.min());
    }
}
