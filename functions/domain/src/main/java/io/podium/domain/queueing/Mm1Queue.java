package io.podium.domain.queueing;

/**
 * The queue M/M/1: Poisson arrivals, exponential service times, one server, first come first served.
 *
 * <p>Often {@code E[W] = lambda / (mu (1 - rho))} is printed as the mean wait. It is not a time: it equals
 * {@code rho / (1 - rho)}, the mean <em>number</em> in the system, here {@link #meanNumberInSystem()}. The wait in queue
 * is {@code rho / (mu - lambda)} and the time in system {@code 1 / (mu - lambda)}.
 *
 * <p>An unstable queue (utilization 1 or more) has infinite means. Source: Kleinrock, Queueing Systems, volume 1,
 * 1975, section 3.2.
 *
 * @param arrivalsPerSecond mean arrival rate lambda, 1/s, not negative
 * @param servicesPerSecond mean service rate mu, 1/s, positive
 */
public record Mm1Queue(double arrivalsPerSecond, double servicesPerSecond) {

    public Mm1Queue {
        Rates.checkArrivalRate(arrivalsPerSecond);
        Rates.checkServiceRate(servicesPerSecond);
    }

    /** Returns rho = lambda / mu; 1 or more is an unstable queue. */
    public double utilization() {
        return arrivalsPerSecond / servicesPerSecond;
    }

    /** Returns whether the queue stays finite: rho below 1. */
    public boolean isStable() {
        return arrivalsPerSecond < servicesPerSecond;
    }

    /** Returns L = rho / (1 - rho), tasks waiting or in service. */
    public double meanNumberInSystem() {
        return isStable() ? arrivalsPerSecond / (servicesPerSecond - arrivalsPerSecond) : Double.POSITIVE_INFINITY;
    }

    /** Returns Wq = rho / (mu - lambda), seconds from arrival to start of service. */
    public double meanWaitSeconds() {
        return isStable() ? utilization() / (servicesPerSecond - arrivalsPerSecond) : Double.POSITIVE_INFINITY;
    }

    /** Returns W = 1 / (mu - lambda), seconds from arrival to end of service. */
    public double meanTimeInSystemSeconds() {
        return isStable() ? 1 / (servicesPerSecond - arrivalsPerSecond) : Double.POSITIVE_INFINITY;
    }
}
