package io.podium.domain.scheduling;

import java.time.Instant;

/** Times as numbers, for ranks. */
final class EpochSeconds {
    private static final double NANOS = 1e9;

    private EpochSeconds() {}

    /** Returns the seconds since 1970, with their fraction; in our century to a quarter of a microsecond. */
    static double of(Instant time) {
        return time.getEpochSecond() + time.getNano() / NANOS;
    }
}
