package io.podium.domain.scheduling;

import io.podium.domain.ledger.Claim;
import io.podium.domain.task.ShardKey;
import java.util.List;
import java.util.Map;

/**
 * What one scheduling step decided.
 *
 * @param assignments tasks and their services, in the order in which they were chosen
 * @param waiting tasks that were looked at and left, in order
 * @param claims for whom room is to be held back from now on, by ledger
 */
public record SchedulingDecision(List<Assignment> assignments, List<Waiting> waiting, Map<ShardKey, Claim> claims) {
    public SchedulingDecision {
        assignments = List.copyOf(assignments);
        waiting = List.copyOf(waiting);
        claims = Map.copyOf(claims);
    }

    /** Returns whether a task was left for want of something that other tasks hold. */
    public boolean isSaturated() {
        return waiting.stream().anyMatch(left -> left.reason().isSaturation());
    }
}
