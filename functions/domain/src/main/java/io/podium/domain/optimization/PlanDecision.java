package io.podium.domain.optimization;

import java.util.List;

/**
 * The outcome of a planning cycle, which changes nothing by itself.
 *
 * @param plan the new plan, not applied
 * @param changes where it differs from what runs now
 */
public record PlanDecision(Plan plan, List<PlanChange> changes) {

    public PlanDecision {
        changes = List.copyOf(changes);
    }
}
