package io.podium.domain.optimization;

import java.time.Duration;

/**
 * What was measured of one service in a window.
 *
 * @param serviceId the service's name
 * @param window length of the window; zero where nothing was measured
 * @param arrivals tasks that arrived, retries not counted
 * @param completions attempts that succeeded
 * @param failures attempts that failed
 * @param meanServiceSeconds mean time a completed attempt held a slot; 0 without completions
 * @param scvService squared coefficient of variation of those times; 1 for exponential
 * @param scvArrival squared coefficient of variation of the times between arrivals; 1 for Poisson, or unknown
 * @param meanWaitSeconds mean time from ready to start
 * @param p99WaitSeconds the wait that 99 of 100 tasks did not exceed
 * @param queueLength tasks waiting at the end of the window
 */
public record ServiceObservation(
        String serviceId,
        Duration window,
        double arrivals,
        double completions,
        double failures,
        double meanServiceSeconds,
        double scvService,
        double scvArrival,
        double meanWaitSeconds,
        double p99WaitSeconds,
        double queueLength) {

    public ServiceObservation {
        check(serviceId, "arrivals", arrivals);
        check(serviceId, "completions", completions);
        check(serviceId, "failures", failures);
        check(serviceId, "meanServiceSeconds", meanServiceSeconds);
        check(serviceId, "scvService", scvService);
        check(serviceId, "scvArrival", scvArrival);
        check(serviceId, "meanWaitSeconds", meanWaitSeconds);
        check(serviceId, "p99WaitSeconds", p99WaitSeconds);
        check(serviceId, "queueLength", queueLength);
        if (window.isNegative()) {
            throw new IllegalArgumentException("the window of service " + serviceId + " is negative: " + window);
        }
    }

    private static void check(String serviceId, String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    name + " of service " + serviceId + " is finite and not negative: " + value);
        }
    }

    /** Returns the window in seconds. */
    public double windowSeconds() {
        return window.toNanos() / 1e9;
    }

    /** Returns the same window with the queue as it is now. */
    public ServiceObservation withQueueLength(double tasks) {
        return new ServiceObservation(
                serviceId,
                window,
                arrivals,
                completions,
                failures,
                meanServiceSeconds,
                scvService,
                scvArrival,
                meanWaitSeconds,
                p99WaitSeconds,
                tasks);
    }

    /** Returns whether there was a service time to learn from. */
    boolean hasServiceTime() {
        return completions > 0 && meanServiceSeconds > 0;
    }

    /** Returns the attempts that ended. */
    double attempts() {
        return completions + failures;
    }
}
