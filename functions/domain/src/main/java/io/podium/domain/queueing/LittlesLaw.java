package io.podium.domain.queueing;

/** Little's law L = lambda W, which holds for every stable system whatever its distributions. Source: Little 1961. */
public final class LittlesLaw {

    private LittlesLaw() {}

    /** Returns the mean number present, from the arrival rate in 1/s and the mean stay in seconds. */
    public static double meanNumber(double arrivalsPerSecond, double meanSeconds) {
        return arrivalsPerSecond == 0 ? 0 : arrivalsPerSecond * meanSeconds;
    }

    /** Returns the mean stay in seconds, from the mean number present and the arrival rate in 1/s; 0 with no arrivals. */
    public static double meanSeconds(double meanNumber, double arrivalsPerSecond) {
        return arrivalsPerSecond == 0 ? 0 : meanNumber / arrivalsPerSecond;
    }
}
