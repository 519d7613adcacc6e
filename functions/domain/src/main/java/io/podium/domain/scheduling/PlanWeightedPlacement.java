package io.podium.domain.scheduling;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Services in proportion to their share of the optimizer's plan. Where the plan names none of the candidates, in
 * proportion to their free slots.
 */
final class PlanWeightedPlacement implements Placement {
    @Override
    public String name() {
        return "plan-weighted";
    }

    @Override
    public boolean readsPlan() {
        return true;
    }

    @Override
    public Candidate choose(List<Candidate> candidates, RandomGenerator random) {
        double planned = candidates.stream().mapToDouble(Candidate::weight).sum();
        double total = planned > 0
                ? planned
                : candidates.stream().mapToDouble(Candidate::freeSlots).sum();
        double drawn = random.nextDouble() * total;
        for (Candidate candidate : candidates) {
            drawn -= planned > 0 ? candidate.weight() : candidate.freeSlots();
            if (drawn < 0) {
                return candidate;
            }
        }
        return candidates.get(candidates.size() - 1);
    }
}
