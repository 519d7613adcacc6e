package io.podium.domain.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule has done.
 *
 * @param lastAt the latest time that it came, or null before the first
 * @param lastTaskId the id of the task, or of the array, that it submitted last, or null
 * @param lastError why its last time brought no task, or null if it did
 * @param skipped how many of its times brought no task by its rules: because of an overlap, or because they had passed
 */
public record History(
        @Nullable Instant lastAt,
        @Nullable String lastTaskId,
        @Nullable String lastError,
        long skipped) {

    /** Of a schedule that has never come. */
    public static final History NONE = new History(null, null, null, 0);

    /** A task was submitted for an occurrence. */
    public History submitted(Instant occurrence, String taskId) {
        return new History(occurrence, taskId, null, skipped);
    }

    /** An occurrence came to nothing. */
    public History failed(Instant occurrence, String error) {
        return new History(occurrence, lastTaskId, error, skipped);
    }

    /** More times were passed over. */
    public History skipping(long more) {
        return new History(lastAt, lastTaskId, lastError, skipped + more);
    }
}
