package io.podium.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs tasks, each on a thread of its own, and has what became of them reported. */
final class Slots {
    private static final Logger LOG = System.getLogger("io.podium.worker");

    private final int count;
    private final Handler handler;
    private final Consumer<Report> reports;
    private final Runnable freed;
    private final ExecutorService threads;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();

    /**
     * @param handler runs tasks of all types
     * @param freed run whenever a task is over
     */
    Slots(int count, Handler handler, Consumer<Report> reports, Runnable freed) {
        this.count = count;
        this.handler = handler;
        this.reports = reports;
        this.freed = freed;
        this.threads = Executors.newFixedThreadPool(count, Threads.named("podium-task"));
    }

    int free() {
        return count - held.size();
    }

    Collection<Held> held() {
        return List.copyOf(held);
    }

    void begin(Held task) {
        held.add(task);
        threads.execute(() -> run(task));
    }

    /** A task was leased that is not to be begun. */
    void refuse(Held task) {
        held.add(task);
        reports.accept(Report.givenBack(task, task.task().remaining()));
    }

    private void run(Held task) {
        task.begin();
        Report report;
        try {
            report = Report.succeeded(task, handler.run(task.task()));
        } catch (GivenBackException e) {
            report = Report.givenBack(task, e.remaining());
        } catch (PermanentFailureException e) {
            report = Report.failed(task, e.getMessage(), false);
        } catch (InterruptedException e) {
            report = Report.givenBack(task, task.task().remaining());
        } catch (Throwable e) {
            report = failed(task, e);
        } finally {
            task.end();
        }
        if (task.isLost()) {
            ended(task);
        } else {
            reports.accept(report);
        }
    }

    /** Whatever is thrown is reported, or the task would be held for ever; what the worker interrupted is given back. */
    private static Report failed(Held task, Throwable thrown) {
        if (task.wasInterrupted()) {
            return Report.givenBack(task, task.task().remaining());
        }
        LOG.log(Level.WARNING, task.task() + " failed", thrown);
        return Report.failed(task, thrown.toString(), true);
    }

    /** Forgets a task; what its lease held is free again. */
    void ended(Held task) {
        if (held.remove(task)) {
            freed.run();
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Returns whether nothing is held any more within a time. */
    synchronized boolean awaitEmpty(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (!held.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }

    /** Interrupts all that run. */
    void interrupt() {
        held().forEach(Held::interrupt);
    }

    void close() {
        threads.shutdownNow();
    }
}
