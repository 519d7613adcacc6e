package io.podium.local.cli;

import io.podium.local.stack.LocalStack;
import java.util.concurrent.CountDownLatch;

/** Serves until the process is told to end, and then finishes what is at hand. */
final class Serving {
    private Serving() {}

    /** Says where the API and the console are, and waits. */
    static void untilStopped(LocalStack stack, Output output) throws InterruptedException {
        untilStopped("Podium is up at " + stack.uri(), stack::close, output);
    }

    /** Says that it serves, and waits. */
    static void untilStopped(String said, Runnable close, Output output) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            stopped.countDown();
                        },
                        "shutdown-of-" + main.getName()));
        output.line(said);
        stopped.await();
    }
}
