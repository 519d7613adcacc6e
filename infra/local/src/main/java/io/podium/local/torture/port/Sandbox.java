package io.podium.local.torture.port;

import io.podium.local.torture.world.Crash;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;

/**
 * The process of one instance of a function, as far as what it calls is concerned: every call takes time, in which others
 * go on, and the process may die before or after any of them. Once dead it does nothing any more.
 */
public final class Sandbox {
    private final World world;
    private final String name;
    private boolean dead;

    public Sandbox(World world, String name) {
        this.world = world;
        this.name = name;
    }

    World world() {
        return world;
    }

    /** Returns whether the process has died. */
    public boolean isDead() {
        return dead;
    }

    /** Lets time pass before a call takes effect. */
    void beforeCall(String what, Object about) {
        requireAlive();
        dieIf(world.faults().strike(Fault.CRASH), "dies before", what);
        if (world.loop().isInFiber()) {
            world.awaitCall();
        }
        requireAlive();
        world.note(what, about);
    }

    /** Lets time pass within a call. */
    void within() {
        dieIf(world.faults().strike(Fault.CRASH), "dies within a", "call");
        world.awaitCall();
    }

    /** Lets the answer to a call come. */
    void afterCall(String what) {
        dieIf(world.faults().strike(Fault.CRASH_AFTER_CALL), "dies after", what);
        if (world.faults().strike(Fault.SLOW_ANSWER)) {
            world.awaitCall();
        }
    }

    private void dieIf(boolean strikes, String when, String what) {
        if (strikes) {
            dead = true;
            world.note(when, what);
            throw new Crash(name);
        }
    }

    private void requireAlive() {
        if (dead) {
            throw new Crash(name);
        }
    }
}
