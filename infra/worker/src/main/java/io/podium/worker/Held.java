package io.podium.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A task between its lease and the end of its report. */
final class Held {
    private final Task task;
    private long until;
    private boolean lost;
    private boolean interrupted;
    private @Nullable Thread runner;

    /** @param asked when the lease was asked for, by {@link System#nanoTime}: it holds from then on at least */
    Held(Task task, long asked, Duration lease) {
        this.task = task;
        this.until = asked + lease.toNanos();
    }

    Task task() {
        return task;
    }

    /** The lease was extended by a heartbeat that was sent at a time. */
    synchronized void renew(long sent, Duration lease) {
        until = sent + lease.toNanos();
    }

    /** Returns whether the lease has run out by the clock of this process, which began to count early. */
    synchronized boolean hasRunOut(long now) {
        return now - until >= 0;
    }

    synchronized boolean isLost() {
        return lost;
    }

    /** The lease is another's, or will be: whoever runs the task is interrupted, and what comes of it does not count. */
    void lose() {
        synchronized (this) {
            lost = true;
        }
        interrupt();
    }

    /** Interrupts whoever runs the task. */
    synchronized void interrupt() {
        interrupted = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** Returns whether the worker wanted the task to stop. */
    synchronized boolean wasInterrupted() {
        return interrupted;
    }

    /** This thread runs the task from now on. */
    synchronized void begin() {
        runner = Thread.currentThread();
        if (lost) {
            runner.interrupt();
        }
    }

    /** Nobody runs the task any more, and an interruption that was meant for it does not reach the next. */
    synchronized void end() {
        runner = null;
        Thread.interrupted();
    }
}
