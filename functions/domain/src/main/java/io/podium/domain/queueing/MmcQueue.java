package io.podium.domain.queueing;

/**
 * The queue M/M/c: Poisson arrivals, exponential service times, c equal servers, first come first served.
 *
 * <p>An unstable queue (utilization 1 or more) has infinite means and quantiles. Source: Gross and Harris, Fundamentals
 * of Queueing Theory, section 2.3; the probability of waiting is Erlang's of 1917.
 *
 * @param arrivalsPerSecond mean arrival rate lambda, 1/s, not negative
 * @param servicesPerSecond mean service rate mu of one server, 1/s, positive
 * @param servers number of servers c, 1 or more
 */
public record MmcQueue(double arrivalsPerSecond, double servicesPerSecond, int servers) {

    public MmcQueue {
        Rates.checkArrivalRate(arrivalsPerSecond);
        Rates.checkServiceRate(servicesPerSecond);
        Rates.checkServers(servers);
    }

    /** Returns a = lambda / mu, in erlangs: the mean number of busy servers while stable. */
    public double offeredLoad() {
        return arrivalsPerSecond / servicesPerSecond;
    }

    /** Returns rho = lambda / (c mu). */
    public double utilization() {
        return offeredLoad() / servers;
    }

    /** Returns whether the queue stays finite: rho below 1. */
    public boolean isStable() {
        return offeredLoad() < servers;
    }

    /** Returns Erlang's C, the probability that an arrival waits. */
    public double waitProbability() {
        return ErlangC.waitProbability(servers, offeredLoad());
    }

    /** Returns Wq = C / (c mu - lambda), seconds from arrival to start of service. */
    public double meanWaitSeconds() {
        return isStable() ? waitProbability() / drainPerSecond() : Double.POSITIVE_INFINITY;
    }

    /** Returns W = Wq + 1 / mu, seconds from arrival to end of service. */
    public double meanTimeInSystemSeconds() {
        return meanWaitSeconds() + 1 / servicesPerSecond;
    }

    /** Returns Lq = lambda Wq, tasks waiting. */
    public double meanQueueLength() {
        return LittlesLaw.meanNumber(arrivalsPerSecond, meanWaitSeconds());
    }

    /** Returns L = lambda W, tasks waiting or in service. */
    public double meanNumberInSystem() {
        return LittlesLaw.meanNumber(arrivalsPerSecond, meanTimeInSystemSeconds());
    }

    /**
     * Returns the wait in seconds that a share {@code probability} of the arrivals does not exceed, from
     * {@code P(Wq > t) = C exp(-(c mu - lambda) t)}; 0 where that many do not wait at all.
     *
     * @param probability from 0 to below 1
     */
    public double waitQuantileSeconds(double probability) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("a quantile is from 0 to below 1: " + probability);
        }
        if (!isStable()) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, Math.log(waitProbability() / (1 - probability)) / drainPerSecond());
    }

    private double drainPerSecond() {
        return (servers - offeredLoad()) * servicesPerSecond;
    }
}
