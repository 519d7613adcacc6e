package io.podium.domain.scheduling;

import java.util.random.RandomGenerator;

/**
 * The less loaded of two services drawn at random (Mitzenmacher, "The power of two choices in randomized load
 * balancing", 2001).
 */
final class PowerOfTwoPlacement implements Placement {
    @Override
    public String name() {
        return "power-of-two-choices";
    }

    @Override
    public Candidate choose(Candidates candidates, RandomGenerator random) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        int first = random.nextInt(candidates.size());
        int second = random.nextInt(candidates.size() - 1);
        Candidate one = candidates.get(first);
        Candidate other = candidates.get(second < first ? second : second + 1);
        return other.load() < one.load() ? other : one;
    }
}
