package io.podium.domain.service;

/** What the end of a lease says about the service that had it. */
public enum Verdict {
    /** The service did the task. */
    SUCCEEDED,
    /** The attempt failed, could not be handed over, or was not heard of again. */
    FAILED,
    /** Nothing: the task was cancelled, given back, or never begun. */
    UNTOLD
}
