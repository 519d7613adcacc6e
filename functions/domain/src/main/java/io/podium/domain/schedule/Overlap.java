package io.podium.domain.schedule;

/** What happens when a schedule comes while the task of the time before has not ended. */
public enum Overlap {
    /** Its task is submitted all the same. */
    ALLOW,
    /** That time is skipped. */
    SKIP
}
