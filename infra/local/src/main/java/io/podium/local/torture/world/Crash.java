package io.podium.local.torture.world;

/** A function's instance has died. */
public final class Crash extends Unwound {
    private static final long serialVersionUID = 1L;

    public Crash(String who) {
        super(who + " has died");
    }
}
