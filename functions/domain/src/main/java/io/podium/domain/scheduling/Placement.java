package io.podium.domain.scheduling;

import java.util.random.RandomGenerator;

/** Decides which of several services takes a task. */
public interface Placement {

    /** Returns the name that pools use. */
    String name();

    /** Returns whether it goes by the optimizer's plan, which need not be read for one that does not. */
    default boolean readsPlan() {
        return false;
    }

    /**
     * Returns one of the candidates.
     *
     * @param candidates at least one, in order of their ids
     * @param random drawn from only by placements that are random
     */
    Candidate choose(Candidates candidates, RandomGenerator random);
}
