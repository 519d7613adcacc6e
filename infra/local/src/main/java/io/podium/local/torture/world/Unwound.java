package io.podium.local.torture.world;

/** Ends what a fiber is doing. An error, which no code of Podium catches, because a process that dies catches nothing. */
public abstract sealed class Unwound extends Error permits Crash, Abandoned {
    private static final long serialVersionUID = 1L;

    Unwound(String message) {
        super(message, null, false, false);
    }
}
