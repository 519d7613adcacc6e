package io.podium.domain.optimization;

import org.jspecify.annotations.Nullable;

/**
 * What the optimizer believes of a service, carried from plan to plan.
 *
 * @param arrivals lambda, 1/s; first attempts only
 * @param service seconds that an attempt is reported to take, 1 / mu, or null before the first completion
 * @param failures share of attempts that fail, or null before enough attempts
 * @param arrivalVariability squared coefficient of variation of the times between arrivals
 * @param serviceVariability squared coefficient of variation of the service times
 * @param meanWaitSeconds observed wait, smoothed
 * @param lastWaitSeconds observed wait in the last window
 * @param backlog tasks waiting beyond those that a queue in balance holds now and then
 * @param model how far reality departs from the model
 * @param attemptsPerSecond expected attempts: lambda with retries
 * @param windowError relative error of the load as one window tells it, at the safety quantile
 * @param requiredSlots fewest slots that meet the target for the expected attempts, and work off the backlog
 */
public record ServiceEstimate(
        RunningMean arrivals,
        @Nullable RunningMean service,
        @Nullable RunningMean failures,
        double arrivalVariability,
        double serviceVariability,
        double meanWaitSeconds,
        double lastWaitSeconds,
        double backlog,
        ModelError model,
        double attemptsPerSecond,
        double windowError,
        int requiredSlots) {

    /** Returns lambda, first attempts only. */
    public double arrivalsPerSecond() {
        return arrivals.value();
    }

    /** Returns the mean seconds an attempt is reported to take, or null before the first completion. */
    public @Nullable Double meanServiceSeconds() {
        return service == null ? null : service.value();
    }

    /** Returns the share of attempts that fail, 0 while too few are known. */
    public double failureShare() {
        return failures == null ? 0 : failures.value();
    }

    /** Returns the mean seconds that an attempt keeps a slot from others: as reported, times the learnt slowness. */
    public @Nullable Double slotSeconds() {
        return service == null ? null : service.value() * model.slowness();
    }

    /** Returns the slots busy on average, 0 where the service time is unknown. */
    public double offeredLoad() {
        Double seconds = slotSeconds();
        return seconds == null ? 0 : attemptsPerSecond * seconds;
    }

    /** Returns the relative error of a load learnt from so many windows, from 0 to 1. */
    double error(int windows, double smoothing) {
        return Math.min(1, windowError * Math.sqrt(RunningMean.averaging(Math.max(1, windows), smoothing)));
    }

    /** Returns whether waits were longer than this, in the last window and in the mean of the last ones. */
    boolean waitsAbove(double seconds) {
        return Math.min(meanWaitSeconds, lastWaitSeconds) > seconds;
    }

    /** Returns the windows that the less known of arrivals and service times was learnt from. */
    int steadyWindows() {
        return service == null ? 0 : Math.min(arrivals.windows(), service.windows());
    }

    ServiceEstimate withRequiredSlots(int slots) {
        return with(backlog, slots);
    }

    ServiceEstimate withBacklog(double tasks) {
        return with(tasks, requiredSlots);
    }

    private ServiceEstimate with(double tasks, int slots) {
        return new ServiceEstimate(
                arrivals,
                service,
                failures,
                arrivalVariability,
                serviceVariability,
                meanWaitSeconds,
                lastWaitSeconds,
                tasks,
                model,
                attemptsPerSecond,
                windowError,
                slots);
    }
}
