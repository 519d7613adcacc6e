package io.podium.domain.scheduling;

import java.util.List;

/**
 * What one scheduling step decided.
 *
 * @param assignments tasks and their services, in the order in which they were chosen
 * @param waiting tasks that were looked at and left, in order
 */
public record SchedulingDecision(List<Assignment> assignments, List<Waiting> waiting) {
    public SchedulingDecision {
        assignments = List.copyOf(assignments);
        waiting = List.copyOf(waiting);
    }

    /** Returns whether a task was left for want of something that other tasks hold. */
    public boolean isSaturated() {
        return waiting.stream().anyMatch(left -> left.reason().isSaturation());
    }
}
