package io.podium.local.worker;

import java.time.Duration;

/** The threads of simulated workers. They are daemons, so that they never keep the program alive. */
final class Threads {
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private Threads() {}

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Waits a while for the end of a thread that was told to end. */
    static void awaitEnd(Thread thread) {
        try {
            thread.join(END_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
