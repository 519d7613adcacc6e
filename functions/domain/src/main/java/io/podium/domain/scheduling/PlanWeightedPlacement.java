package io.podium.domain.scheduling;

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
    public Candidate choose(Candidates candidates, RandomGenerator random) {
        double planned = candidates.weight();
        double drawn = random.nextDouble();
        return planned > 0 ? candidates.atWeight(drawn * planned) : candidates.atSlot(drawn * candidates.freeSlots());
    }
}
