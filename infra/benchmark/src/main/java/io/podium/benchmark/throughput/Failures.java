package io.podium.benchmark.throughput;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Failures of those who drive a server, which would otherwise look like a low rate. */
final class Failures {
    private Failures() {}

    /**
     * Looks at those who have come to an end; whoever is still at work was only too slow.
     *
     * @throws IllegalStateException if one failed
     */
    static void requireNone(String server, List<Future<?>> running) throws InterruptedException {
        for (Future<?> thread : running) {
            if (thread.isDone()) {
                try {
                    thread.get();
                } catch (ExecutionException e) {
                    throw new IllegalStateException(server + " could not be measured", e);
                }
            }
        }
    }
}
