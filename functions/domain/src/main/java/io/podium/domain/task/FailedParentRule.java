package io.podium.domain.task;

/** What becomes of a task when a task it depends on does not succeed. */
public enum FailedParentRule {
    /** It fails too. */
    FAIL,
    /** It is cancelled. */
    SKIP,
    /** It runs all the same. */
    RUN
}
