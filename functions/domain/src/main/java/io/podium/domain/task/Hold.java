package io.podium.domain.task;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a task that has no owner from the ready queue.
 *
 * @param status blocked, delayed, or ready where nothing does
 * @param until when the task is ready or looked at again, or null if it is ready
 */
record Hold(TaskStatus status, @Nullable Instant until) {

    /**
     * Finds what holds a task up.
     *
     * @param gathering whether it belongs to a gang that has not started
     * @param check how soon a blocked task is looked at again
     */
    static Hold of(TaskSpec spec, Links links, boolean gathering, Instant now, Duration check) {
        Instant start = spec.notBefore();
        Instant delayedTo = start == null || !start.isAfter(now) ? null : start;
        Instant nextLook = now.plus(check);
        if (gathering) {
            return new Hold(
                    TaskStatus.BLOCKED, delayedTo != null && delayedTo.isBefore(nextLook) ? delayedTo : nextLook);
        }
        if (!links.waitingFor().isEmpty()) {
            return new Hold(TaskStatus.BLOCKED, nextLook);
        }
        return delayedTo == null ? new Hold(TaskStatus.READY, null) : new Hold(TaskStatus.DELAYED, delayedTo);
    }
}
