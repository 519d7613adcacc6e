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
 * @param now the time of the plan
 */
public record PlanningInput(
        List<ServiceObservation> observations,
        List<ServiceSettings> services,
        List<PoolSupply> pools,
        @Nullable Plan previous,
        OptimizerSettings settings,
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

    @Nullable
    ServiceEstimate earlierEstimate(String serviceId) {
        return previous == null ? null : previous.estimates().get(serviceId);
    }

    ServiceHistory history(ServiceSettings service) {
        ServiceHistory earlier = previous == null
                ? ServiceHistory.NONE
                : previous.histories().getOrDefault(service.serviceId(), ServiceHistory.NONE);
        return earlier.observing(service.currentInstances(), now);
    }
}
