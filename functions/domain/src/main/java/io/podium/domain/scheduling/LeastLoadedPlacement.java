package io.podium.domain.scheduling;

import java.util.Comparator;
import java.util.random.RandomGenerator;

/** The service with the smallest part of its slots taken; among equals the one with more free slots. */
final class LeastLoadedPlacement implements Placement {
    private static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::load)
            .thenComparing(Comparator.comparingInt(Candidate::freeSlots).reversed())
            .thenComparing(Candidate::serviceId);

    @Override
    public String name() {
        return "least-loaded";
    }

    @Override
    public Candidate choose(Candidates candidates, RandomGenerator random) {
        return candidates.first(ORDER);
    }
}
