package io.podium.domain.optimization;

import org.jspecify.annotations.Nullable;

/**
 * What the optimizer believes of a service, carried from plan to plan.
 *
 * @param arrivalsPerSecond lambda, smoothed; first attempts only
 * @param meanServiceSeconds 1 / mu, or null before the first completion
 * @param failureShare share of attempts that fail
 * @param arrivalVariability squared coefficient of variation of the times between arrivals
 * @param serviceVariability squared coefficient of variation of the service times
 * @param meanWaitSeconds observed wait, smoothed
 * @param backlog tasks waiting beyond those that the target wait allows
 * @param plannedPerSecond attempts per second that are planned for: lambda at the safety quantile, with retries, and
 *     the backlog over its horizon
 * @param requiredSlots fewest slots that meet the target at that rate
 */
public record ServiceEstimate(
        double arrivalsPerSecond,
        @Nullable Double meanServiceSeconds,
        double failureShare,
        double arrivalVariability,
        double serviceVariability,
        double meanWaitSeconds,
        double backlog,
        double plannedPerSecond,
        int requiredSlots) {

    /** Returns the slots busy on average, 0 where the service time is unknown. */
    public double offeredLoad() {
        return meanServiceSeconds == null ? 0 : plannedPerSecond * meanServiceSeconds;
    }

    ServiceEstimate withRequiredSlots(int slots) {
        return new ServiceEstimate(
                arrivalsPerSecond,
                meanServiceSeconds,
                failureShare,
                arrivalVariability,
                serviceVariability,
                meanWaitSeconds,
                backlog,
                plannedPerSecond,
                slots);
    }
}
