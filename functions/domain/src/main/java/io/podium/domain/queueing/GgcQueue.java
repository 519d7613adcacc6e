package io.podium.domain.queueing;

/**
 * The queue G/G/c by the approximation of Allen and Cunneen: the wait of M/M/c times {@code (ca2 + cs2) / 2}, where ca2
 * and cs2 are the squared coefficients of variation (variance over squared mean) of the times between arrivals and of
 * the service times. Exact for M/M/c and for the mean of M/G/1; elsewhere good to some percent at high utilization.
 * Source: Allen, Probability, Statistics and Queueing Theory, 2nd edition, 1990, section 5.4.
 *
 * @param markov the M/M/c queue with the same rates and servers
 * @param arrivalVariability ca2, not negative; 1 for Poisson arrivals, 0 for a clock
 * @param serviceVariability cs2, not negative; 1 for exponential times, 0 for constant ones
 */
public record GgcQueue(MmcQueue markov, double arrivalVariability, double serviceVariability) {

    public GgcQueue {
        Rates.checkVariability("the arrivals' variability", arrivalVariability);
        Rates.checkVariability("the service's variability", serviceVariability);
    }

    /** Returns the approximate Wq, seconds from arrival to start of service; infinite where the queue is unstable. */
    public double meanWaitSeconds() {
        return markov.isStable() ? factor() * markov.meanWaitSeconds() : Double.POSITIVE_INFINITY;
    }

    /** Returns the approximate W = Wq + 1 / mu, seconds from arrival to end of service. */
    public double meanTimeInSystemSeconds() {
        return meanWaitSeconds() + 1 / markov.servicesPerSecond();
    }

    /** Returns the approximate Lq = lambda Wq, tasks waiting. */
    public double meanQueueLength() {
        return LittlesLaw.meanNumber(markov.arrivalsPerSecond(), meanWaitSeconds());
    }

    private double factor() {
        return (arrivalVariability + serviceVariability) / 2;
    }
}
