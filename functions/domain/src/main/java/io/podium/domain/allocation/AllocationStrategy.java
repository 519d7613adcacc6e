package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceRequest;
import java.util.List;
import java.util.random.RandomGenerator;

/** Decides how much a task gets, and from which of several pools. */
public interface AllocationStrategy {

    /** Returns the name that pools use. */
    String name();

    /** Returns whether it goes by the optimizer's plan, which need not be read for one that does not. */
    default boolean readsPlan() {
        return false;
    }

    /**
     * Returns what the task gets.
     *
     * @param request what it asks for
     * @param fitting the offers that its minimum fits in, at least one
     * @param random drawn from only by strategies that are random
     */
    Grant grant(ResourceRequest request, List<Offer> fitting, RandomGenerator random);
}
