package io.podium.domain.queueing;

/** Erlang's delay formula, for servers with an unlimited queue. Source: Erlang 1917. */
public final class ErlangC {

    private ErlangC() {}

    /**
     * Returns the probability that an arrival waits: {@code C = B / (1 - rho (1 - B))} with Erlang's loss B; 1 where the
     * queue is unstable, that is where the load is not below the number of servers.
     *
     * @param servers number of servers c, 1 or more
     * @param offeredLoad a = lambda / mu, in erlangs, not negative
     */
    public static double waitProbability(int servers, double offeredLoad) {
        Rates.checkServers(servers);
        return fromBlocking(ErlangB.blockingProbability(servers, offeredLoad), servers, offeredLoad);
    }

    static double fromBlocking(double blocking, int servers, double offeredLoad) {
        return offeredLoad >= servers ? 1 : blocking / (1 - offeredLoad / servers * (1 - blocking));
    }
}
