package io.podium.domain.scheduling;

import java.util.random.RandomGenerator;

/** Every service with a free slot is as likely as any other. */
final class RandomPlacement implements Placement {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public Candidate choose(Candidates candidates, RandomGenerator random) {
        return candidates.get(random.nextInt(candidates.size()));
    }
}
