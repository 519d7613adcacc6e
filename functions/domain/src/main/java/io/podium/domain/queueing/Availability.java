package io.podium.domain.queueing;

/**
 * Steady-state availability, the probability from 0 to 1 that a thing is up, of parts that fail independently. Source:
 * Trivedi, Probability and Statistics with Reliability, Queuing and Computer Science Applications, 2nd edition, 2002.
 */
public final class Availability {

    private Availability() {}

    /**
     * Returns MTTF / (MTTF + MTTR).
     *
     * @param meanTimeToFailure in any unit of time, positive
     * @param meanTimeToRepair in the same unit, not negative
     */
    public static double ofTimes(double meanTimeToFailure, double meanTimeToRepair) {
        Rates.checkServiceRate(meanTimeToFailure);
        Rates.checkArrivalRate(meanTimeToRepair);
        return meanTimeToFailure / (meanTimeToFailure + meanTimeToRepair);
    }

    /** Returns the availability of parts that are all needed: the product; 1 for no parts. */
    public static double series(double... parts) {
        double up = 1;
        for (double part : parts) {
            Rates.checkProbability("an availability", part);
            up *= part;
        }
        return up;
    }

    /** Returns the availability of parts of which one suffices; 0 for no parts. */
    public static double parallel(double... parts) {
        double down = 1;
        for (double part : parts) {
            Rates.checkProbability("an availability", part);
            down *= 1 - part;
        }
        return 1 - down;
    }

    /**
     * Returns the probability that at least {@code needed} of {@code replicas} equal parts are up.
     *
     * @param needed k, from 0 to {@code replicas}
     * @param replicas n, 0 or more
     * @param part availability of one part
     */
    public static double atLeast(int needed, int replicas, double part) {
        if (needed < 0 || needed > replicas) {
            throw new IllegalArgumentException("needed is from 0 to replicas: " + needed + " of " + replicas);
        }
        Rates.checkProbability("an availability", part);
        double[] upExactly = new double[replicas + 1];
        upExactly[0] = 1;
        for (int replica = 1; replica <= replicas; replica++) {
            for (int up = replica; up >= 1; up--) {
                upExactly[up] = upExactly[up] * (1 - part) + upExactly[up - 1] * part;
            }
            upExactly[0] *= 1 - part;
        }
        double sum = 0;
        for (int up = replicas; up >= needed; up--) {
            sum += upExactly[up];
        }
        return Math.min(1, sum);
    }

    /**
     * Returns the fewest replicas of which at least {@code needed} are up with probability {@code target}, or
     * {@code limit} + 1 if that many do not suffice.
     */
    public static int replicasFor(int needed, double part, double target, int limit) {
        Rates.checkProbability("the target", target);
        for (int replicas = needed; replicas <= limit; replicas++) {
            if (atLeast(needed, replicas, part) >= target) {
                return replicas;
            }
        }
        return limit + 1;
    }
}
