package io.podium.local.torture.world;

import java.util.concurrent.Semaphore;

/** Something that goes on for a while, in a thread of its own, and only while it has the turn. */
final class Fiber {
    private final String name;
    private final Semaphore turn = new Semaphore(0);
    private boolean abandoned;

    Fiber(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Gives the turn to this fiber. */
    void give() {
        turn.release();
    }

    /** Waits for the turn. */
    void await() {
        turn.acquireUninterruptibly();
    }

    void abandon() {
        abandoned = true;
    }

    void requireNotAbandoned() {
        if (abandoned) {
            throw new Abandoned();
        }
    }
}
