package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** MRA: the largest amount allowed, as far as it is there, from the pool where most is left (worst fit). */
final class LargestAllowedStrategy implements AllocationStrategy {
    private static final Comparator<Offer> ROOMIEST = Comparator.comparingDouble(Offer::freeShare)
            .reversed()
            .thenComparing(offer -> offer.from().toString());

    @Override
    public String name() {
        return "mra";
    }

    @Override
    public Grant grant(ResourceRequest request, List<Offer> fitting, RandomGenerator random) {
        Offer offer = fitting.stream().min(ROOMIEST).orElseThrow();
        return new Grant(offer.from(), request.max().min(offer.free()));
    }
}
