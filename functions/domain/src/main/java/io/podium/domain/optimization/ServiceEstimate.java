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
 * @param steadyWindows windows in a row that held no surprise; what is believed is their mean while they are few
 * @param attemptsPerSecond expected attempts: lambda with retries, and the backlog over its horizon
 * @param safeFactor factor on the load that covers the estimate's error at the safety quantile, 1 or more
 * @param requiredSlots fewest slots that meet the target for the expected attempts
 */
public record ServiceEstimate(
        double arrivalsPerSecond,
        @Nullable Double meanServiceSeconds,
        double failureShare,
        double arrivalVariability,
        double serviceVariability,
        double meanWaitSeconds,
        double backlog,
        int steadyWindows,
        double attemptsPerSecond,
        double safeFactor,
        int requiredSlots) {

    /** Returns the slots busy on average, 0 where the service time is unknown. */
    public double offeredLoad() {
        return meanServiceSeconds == null ? 0 : attemptsPerSecond * meanServiceSeconds;
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
                steadyWindows,
                attemptsPerSecond,
                safeFactor,
                slots);
    }
}
