package io.podium.local.statemachine;

import java.time.Duration;

/** Lets the time between two attempts pass: for real, faster, or not at all. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Returns after some time.
     *
     * @param duration not negative
     * @throws InterruptedException when the execution should stop waiting
     */
    void sleep(Duration duration) throws InterruptedException;
}
