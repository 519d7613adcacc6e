package io.podium.worker;

/** The API refuses what the worker asks for, so that it cannot go on. */
public final class WorkerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    WorkerException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** Returns the HTTP status of the answer. */
    public int status() {
        return status;
    }
}
