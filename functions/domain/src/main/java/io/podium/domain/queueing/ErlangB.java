package io.podium.domain.queueing;

/** Erlang's loss formula, for servers without a queue. Source: Erlang 1917. */
public final class ErlangB {

    private ErlangB() {}

    /**
     * Returns the probability that an arrival finds all servers busy and is lost, from 0 to 1. Computed by the recursion
     * {@code B(c) = a B(c-1) / (c + a B(c-1))}, {@code B(0) = 1}, which neither overflows nor cancels (Gross and Harris,
     * Fundamentals of Queueing Theory, section 2.6).
     *
     * @param servers number of servers c, 0 or more
     * @param offeredLoad a = lambda / mu, in erlangs, not negative
     */
    public static double blockingProbability(int servers, double offeredLoad) {
        if (servers < 0) {
            throw new IllegalArgumentException("the number of servers is not negative: " + servers);
        }
        Rates.checkArrivalRate(offeredLoad);
        double blocking = 1;
        for (int c = 1; c <= servers; c++) {
            blocking = next(blocking, c, offeredLoad);
        }
        return blocking;
    }

    /** Returns B(c) from B(c-1). */
    static double next(double blockingWithOneLess, int servers, double offeredLoad) {
        return offeredLoad * blockingWithOneLess / (servers + offeredLoad * blockingWithOneLess);
    }
}
