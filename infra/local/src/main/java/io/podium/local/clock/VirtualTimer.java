package io.podium.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Runs things when their virtual time comes. Closing it forgets what has not begun and waits for what has. */
public final class VirtualTimer implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final AcceleratedClock clock;
    private final Consumer<RuntimeException> failures;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * Creates a timer.
     *
     * @param clock the virtual time
     * @param threads how many things may run at a time
     * @param failures is told what a timed thing throws
     */
    public VirtualTimer(AcceleratedClock clock, int threads, Consumer<RuntimeException> failures) {
        this.clock = clock;
        this.failures = failures;
        this.executor = new ScheduledThreadPoolExecutor(threads, task -> {
            Thread thread = new Thread(task, "virtual-timer");
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Returns the virtual time. */
    public AcceleratedClock clock() {
        return clock;
    }

    /**
     * Runs something once, after a virtual delay.
     *
     * @throws RejectedExecutionException if the timer is closed
     */
    public void after(Duration delay, Runnable action) {
        // What the action throws goes to the listener, so there is nothing in the future to look at.
        var unused = executor.schedule(() -> guarded(action), clock.real(delay).toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs something at the end of every period. The periods are counted from now, so that they do not drift; a run
     * never overlaps the one before, and periods that a long run has missed are left out.
     *
     * @param period above 0
     */
    public void every(Duration period, Runnable action) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a period is above 0, not " + period);
        }
        next(clock.instant(), 1, period, action);
    }

    /** Lets the calling thread wait for a virtual duration. */
    public void pause(Duration duration) throws InterruptedException {
        long until = System.nanoTime() + clock.real(duration).toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while " + duration + " of virtual time passed");
            }
        }
    }

    private void next(Instant start, long count, Duration period, Runnable action) {
        Duration delay = Duration.between(clock.instant(), start.plus(period.multipliedBy(count)));
        try {
            after(delay, () -> {
                guarded(action);
                long passed = Duration.between(start, clock.instant()).dividedBy(period);
                next(start, Math.max(count, passed) + 1, period, action);
            });
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                throw e;
            }
        }
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            failures.accept(e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
