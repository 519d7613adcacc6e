package io.podium.domain.task;

/** Where a task stands in its life. */
public enum TaskStatus {
    /** Waits for other tasks to finish, or for the other members of its gang. */
    BLOCKED,
    /** Waits for a time: a delay that was asked for, or the pause before a retry. */
    DELAYED,
    /** Waits to be scheduled. */
    READY,
    /** Has a service, resources and a lease; no worker has begun it. */
    PLACED,
    /** A worker runs it under a lease. */
    RUNNING,
    /** Done. */
    SUCCEEDED,
    /** Failed in a way that a retry would not mend, or a task it depends on did. */
    FAILED,
    /** Failed as often as it may; can be redriven. */
    DEAD,
    /** Cancelled before it finished. */
    CANCELLED;

    /** Returns whether a task in this state changes no more by itself. */
    public boolean isFinal() {
        return switch (this) {
            case BLOCKED, DELAYED, READY, PLACED, RUNNING -> false;
            case SUCCEEDED, FAILED, DEAD, CANCELLED -> true;
        };
    }

    /** Returns whether a task in this state holds a lease. */
    public boolean isLive() {
        return this == PLACED || this == RUNNING;
    }
}
