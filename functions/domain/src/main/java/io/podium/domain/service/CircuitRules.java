package io.podium.domain.service;

import java.time.Duration;
import java.util.Objects;

/**
 * When a service's circuit opens, and for how long.
 *
 * @param failures how many failures in a row open it, 1 to 1,000
 * @param pause how long it is open at first, 1 s to 1 h
 */
public record CircuitRules(int failures, Duration pause) {

    /** The most failures that a service may ask for. */
    public static final int MAX_FAILURES = 1_000;

    /** The longest first pause that a service may ask for. */
    public static final Duration MAX_PAUSE = Duration.ofHours(1);

    /** Hold where nothing else is said. */
    public static final CircuitRules DEFAULT = new CircuitRules(5, Duration.ofSeconds(30));

    public CircuitRules {
        Objects.requireNonNull(pause);
        if (failures < 1 || failures > MAX_FAILURES) {
            throw new IllegalArgumentException(
                    "a circuit opens after 1 to " + MAX_FAILURES + " failures, not " + failures);
        }
        if (pause.compareTo(Duration.ofSeconds(1)) < 0 || pause.compareTo(MAX_PAUSE) > 0) {
            throw new IllegalArgumentException(
                    "a circuit is open for 1 s to " + MAX_PAUSE.toSeconds() + " s at first, not " + pause);
        }
    }
}
