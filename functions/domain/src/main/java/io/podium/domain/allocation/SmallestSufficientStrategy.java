package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** MSA: the smallest amount that suffices, from the pool where least is left (best fit). */
final class SmallestSufficientStrategy implements AllocationStrategy {
    private static final Comparator<Offer> TIGHTEST = Comparator.comparingDouble(Offer::freeShare)
            .thenComparing(offer -> offer.from().toString());

    @Override
    public String name() {
        return "msa";
    }

    @Override
    public Grant grant(ResourceRequest request, List<Offer> fitting, RandomGenerator random) {
        return new Grant(Collections.min(fitting, TIGHTEST).from(), request.min());
    }
}
