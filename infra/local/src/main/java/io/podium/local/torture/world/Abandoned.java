package io.podium.local.torture.world;

/** The world has ended. */
public final class Abandoned extends Unwound {
    private static final long serialVersionUID = 1L;

    Abandoned() {
        super("the world has ended");
    }
}
