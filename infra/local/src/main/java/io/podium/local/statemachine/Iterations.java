package io.podium.local.statemachine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The iterations of one Map. The calling thread works too, so that a busy executor can make a Map slower but never
 * hold it up for ever. After the first failure no further iteration starts, and that failure is the Map's.
 */
final class Iterations {
    private final IntFunction<@Nullable Object> body;
    private final @Nullable Object[] outputs;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch open;

    Iterations(int count, IntFunction<@Nullable Object> body) {
        this.body = body;
        this.outputs = new Object[count];
        this.open = new CountDownLatch(count);
    }

    /**
     * Runs them all.
     *
     * @param maxConcurrency iterations at a time, 0 for all at once
     * @return the outputs in the order of the items
     */
    List<@Nullable Object> run(Executor executor, int maxConcurrency) {
        int workers = maxConcurrency == 0 ? outputs.length : Math.min(maxConcurrency, outputs.length);
        for (int i = 1; i < workers; i++) {
            executor.execute(this::work);
        }
        work();
        awaitOthers();
        rethrow(failure.get());
        return new ArrayList<>(Arrays.asList(outputs));
    }

    private void work() {
        for (int index = taken.getAndIncrement(); index < outputs.length; index = taken.getAndIncrement()) {
            try {
                if (failure.get() == null) {
                    outputs[index] = body.apply(index);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                open.countDown();
            }
        }
    }

    private static void rethrow(@Nullable Throwable first) {
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
    }

    private void awaitOthers() {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StateFailure.ofExecution(StateFailure.RUNTIME, "The execution was interrupted");
        }
    }
}
