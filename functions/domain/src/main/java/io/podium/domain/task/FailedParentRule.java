package io.podium.domain.task;

import org.jspecify.annotations.Nullable;

/** What becomes of a task when a task it depends on does not succeed. */
public enum FailedParentRule {
    /** It fails too. */
    FAIL,
    /** It is cancelled. */
    SKIP,
    /** It runs all the same. */
    RUN;

    /** Returns how the task ends when one that it depends on has ended, or null if it goes on. */
    @Nullable
    TaskStatus endBy(TaskStatus parent) {
        if (parent == TaskStatus.SUCCEEDED) {
            return null;
        }
        return switch (this) {
            case FAIL -> TaskStatus.FAILED;
            case SKIP -> TaskStatus.CANCELLED;
            case RUN -> null;
        };
    }
}
