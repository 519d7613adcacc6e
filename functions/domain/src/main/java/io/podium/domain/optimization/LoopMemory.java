package io.podium.domain.optimization;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the loop carries from one plan to the next.
 *
 * @param estimates what was believed of each service
 * @param histories what each service did in the last cycles
 * @param guards which changes of a service are on trial or were rolled back
 * @param measuredUntil end of the last window that the estimates have learnt from, or null; a cycle that sees it again
 *     learns nothing twice
 */
public record LoopMemory(
        Map<String, ServiceEstimate> estimates,
        Map<String, ServiceHistory> histories,
        Map<String, ServiceGuard> guards,
        @Nullable Instant measuredUntil) {

    /** Nothing is known yet. */
    public static final LoopMemory NONE = new LoopMemory(Map.of(), Map.of(), Map.of(), null);

    public LoopMemory {
        estimates = Frozen.sorted(estimates);
        histories = Frozen.sorted(histories);
        guards = Frozen.sorted(guards);
    }
}
