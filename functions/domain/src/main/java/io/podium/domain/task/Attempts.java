package io.podium.domain.task;

import java.time.Duration;
import java.time.Instant;

/** What becomes of a task whose owner did not succeed: it is tried again while it may be, at once or after a pause. */
final class Attempts {
    private Attempts() {}

    static Task fail(Task task, Instant now, String error, boolean retryable, Duration pause) {
        Lease held = task.requireLease();
        Progress ended = task.progress().ended(held.ranSeconds(now), null, held.token());
        return retryable
                ? retry(task, now, error, ended.failedOn(held.serviceId()), pause)
                : task.with(TaskStatus.FAILED, ended, null, null, new Outcome(now, null, error));
    }

    static Task expire(Task task, Instant now, Duration pause) {
        Lease held = task.requireLease();
        Progress ended = task.progress()
                .ended(held.ranSeconds(now), task.progress().remainingSeconds(), null)
                .failedOn(held.serviceId());
        return held.delivered()
                ? retry(task, now, "the lease of service " + held.serviceId() + " ran out", ended, pause)
                : again(task, now, ended, Duration.ZERO);
    }

    static Task refuse(Task task, Instant now, Duration pause) {
        Lease held = task.requireLease();
        Progress ended = task.progress().refused(held);
        if (ended.refusals() >= Progress.MAX_REFUSALS) {
            String error = "services did not take it " + ended.refusals() + " times, the last one " + held.serviceId();
            return task.with(TaskStatus.DEAD, ended, null, null, new Outcome(now, null, error));
        }
        return again(task, now, ended, ended.refusals() == 1 ? Duration.ZERO : pause);
    }

    private static Task retry(Task task, Instant now, String error, Progress ended, Duration pause) {
        return ended.attempts() >= task.spec().maxAttempts()
                ? task.with(TaskStatus.DEAD, ended, null, null, new Outcome(now, null, error))
                : again(task, now, ended, pause);
    }

    private static Task again(Task task, Instant now, Progress ended, Duration pause) {
        return pause.isZero()
                ? task.with(TaskStatus.READY, ended, null, null, null)
                : task.with(TaskStatus.DELAYED, ended, null, now.plus(pause), null);
    }
}
