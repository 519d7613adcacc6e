package io.podium.domain.queueing;

/** Checks shared by the queue models. */
final class Rates {

    private Rates() {}

    static void checkArrivalRate(double perSecond) {
        if (!(perSecond >= 0 && perSecond < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an arrival rate is finite and not negative: " + perSecond);
        }
    }

    static void checkServiceRate(double perSecond) {
        if (!(perSecond > 0 && perSecond < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a service rate is finite and positive: " + perSecond);
        }
    }

    static void checkServers(int servers) {
        if (servers < 1) {
            throw new IllegalArgumentException("there is at least one server: " + servers);
        }
    }

    static void checkVariability(String name, double scv) {
        if (!(scv >= 0 && scv < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is finite and not negative: " + scv);
        }
    }

    static void checkProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1: " + value);
        }
    }
}
