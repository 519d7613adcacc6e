package io.podium.domain.queueing;

/**
 * What a service has to carry.
 *
 * @param arrivalsPerSecond mean arrival rate lambda of attempts, 1/s, not negative
 * @param meanServiceSeconds mean time one attempt holds a slot, 1 / mu, positive
 * @param arrivalVariability squared coefficient of variation of the times between arrivals, not negative
 * @param serviceVariability squared coefficient of variation of the service times, not negative
 */
public record ServiceLoad(
        double arrivalsPerSecond, double meanServiceSeconds, double arrivalVariability, double serviceVariability) {

    public ServiceLoad {
        Rates.checkArrivalRate(arrivalsPerSecond);
        Rates.checkServiceRate(meanServiceSeconds);
        Rates.checkVariability("the arrivals' variability", arrivalVariability);
        Rates.checkVariability("the service's variability", serviceVariability);
    }

    /** Returns a = lambda / mu, in erlangs: how many slots are busy on average. */
    public double offeredLoad() {
        return arrivalsPerSecond * meanServiceSeconds;
    }

    /** Returns the same load with {@code factor} times the arrivals. */
    public ServiceLoad times(double factor) {
        return new ServiceLoad(arrivalsPerSecond * factor, meanServiceSeconds, arrivalVariability, serviceVariability);
    }

    /**
     * Returns the load with the attempts that follow a failure: each first attempt causes {@code 1 / (1 - p)} attempts
     * where one in {@code 1 / p} fails and is tried again, but no more than {@code cap}, so that a service that always
     * fails is not given the world.
     *
     * @param failureShare share p of attempts that fail, from 0 to 1
     * @param cap largest factor, 1 or more
     */
    public ServiceLoad withRetries(double failureShare, double cap) {
        return times(retryFactor(failureShare, cap));
    }

    /** Returns {@code min(cap, 1 / (1 - failureShare))}; see {@link #withRetries}. */
    public static double retryFactor(double failureShare, double cap) {
        Rates.checkProbability("the share of failures", failureShare);
        if (!(cap >= 1)) {
            throw new IllegalArgumentException("the cap on retries is at least 1: " + cap);
        }
        return Math.min(cap, 1 / (1 - failureShare));
    }
}
