package io.podium.domain.optimization;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a planning cycle looks at.
 *
 * @param observations what was measured, at most one per service
 * @param services the services to plan for
 * @param pools the pools they share
 * @param previous the plan before this one, or null
 * @param settings how to behave
 * @param measuredUntil end of the window that was measured; a cycle that sees one again learns nothing from it twice
 * @param pause since when and why nothing may be changed, or null
 * @param now the time of the plan
 */
public record PlanningInput(
        List<ServiceObservation> observations,
        List<ServiceSettings> services,
        List<PoolSupply> pools,
        @Nullable Plan previous,
        OptimizerSettings settings,
        Instant measuredUntil,
        @Nullable Pause pause,
        Instant now) {

    public PlanningInput {
        observations = List.copyOf(observations);
        services = List.copyOf(services);
        pools = List.copyOf(pools);
    }

    /** Returns what was measured of a service, or null where there is nothing. */
    @Nullable
    ServiceObservation observation(String serviceId) {
        return observations.stream()
                .filter(seen -> seen.serviceId().equals(serviceId))
                .filter(seen -> !seen.window().isZero())
                .findFirst()
                .orElse(null);
    }

    LoopMemory memory() {
        return previous == null ? LoopMemory.NONE : previous.memory();
    }

    /** Returns whether the window has not been learnt from before. */
    boolean isFresh() {
        Instant before = memory().measuredUntil();
        return before == null || measuredUntil.isAfter(before);
    }
}
