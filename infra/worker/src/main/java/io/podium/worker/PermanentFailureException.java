package io.podium.worker;

/** Thrown by a handler: the task failed, and trying it again would be useless. */
public final class PermanentFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message why, kept as the task's error; the first 4,096 characters of it */
    public PermanentFailureException(String message) {
        super(message);
    }
}
