package io.podium.local.soak;

import java.time.Duration;

/** Lets real time pass. */
@FunctionalInterface
public interface Pacer {
    /** Returns when this time has passed. */
    void await(Duration time) throws InterruptedException;
}
