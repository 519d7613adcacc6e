package io.podium.domain.estimation;

/**
 * Seconds from now, with the interval that holds them in {@link Projection#COVERAGE} of all cases.
 *
 * @param seconds as likely too short as too long; infinite where there is no telling
 * @param low seldom sooner
 * @param high seldom later; infinite where there is no telling
 */
public record Estimate(double seconds, double low, double high) {

    /** Returns whether a number of seconds lies in the interval, to a microsecond. */
    public boolean holds(double actual) {
        return actual >= low - 1e-6 && actual <= high + 1e-6;
    }
}
