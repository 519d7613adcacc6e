package io.podium.local.cli;

import io.podium.local.stack.LocalStack;
import java.util.concurrent.CountDownLatch;

/** Serves until the process is told to end, and then finishes what is at hand. */
final class Serving {
    private Serving() {}

    /** Says where the API is and waits. */
    static void untilStopped(LocalStack stack, Output output) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stack.close();
                            stopped.countDown();
                        },
                        "shutdown-of-" + main.getName()));
        output.line("Podium is up at " + stack.uri());
        stopped.await();
    }
}
