package io.podium.local.cli;

import io.podium.local.stack.LocalStack;
import java.util.concurrent.CountDownLatch;

/** Serves until the process is told to end, and then finishes what is at hand. */
final class Serving {
    private static final int USUAL_PORT = 8080;

    private Serving() {}

    /** Says where the API and the console are, and waits. */
    static void untilStopped(LocalStack stack, Output output) throws InterruptedException {
        String next =
                "The console is at " + stack.uri() + "/, and podium --help names the commands that ask this address"
                        + (stack.uri().getPort() == USUAL_PORT ? "." : " once PODIUM_URL=" + stack.uri() + ".");
        untilStopped("Podium is up at " + stack.uri() + "\n" + next, stack::close, output);
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
