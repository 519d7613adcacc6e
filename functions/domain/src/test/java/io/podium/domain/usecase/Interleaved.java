package io.podium.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Runs several actions of which one goes on at a time, in an order drawn at random whenever one of them yields. */
final class Interleaved {
    private final Random random;
    private final Semaphore turnIsOver = new Semaphore(0);
    private final Map<Thread, Semaphore> turns = new ConcurrentHashMap<>();

    Interleaved(long seed) {
        random = new Random(seed);
    }

    /** Lets another action go on; does nothing outside of {@link #run}. */
    void next() {
        Semaphore turn = turns.get(Thread.currentThread());
        if (turn != null) {
            turnIsOver.release();
            turn.acquireUninterruptibly();
        }
    }

    /** Runs the actions to their ends; what one throws ends it alone and is dropped if it is of this type. */
    void run(Class<? extends RuntimeException> allowed, List<Runnable> actions) throws InterruptedException {
        List<Thread> running = new ArrayList<>();
        List<Throwable> wrong = new ArrayList<>();
        for (Runnable action : actions) {
            Semaphore turn = new Semaphore(0);
            Thread thread = new Thread(() -> {
                turn.acquireUninterruptibly();
                try {
                    action.run();
                } catch (RuntimeException | Error e) {
                    if (!allowed.isInstance(e)) {
                        wrong.add(e);
                    }
                }
                running.remove(Thread.currentThread());
                turnIsOver.release();
            });
            thread.setDaemon(true);
            turns.put(thread, turn);
            running.add(thread);
        }
        running.forEach(Thread::start);
        while (!running.isEmpty()) {
            Semaphore next = turns.get(running.get(random.nextInt(running.size())));
            if (next != null) {
                next.release();
                turnIsOver.acquire();
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong);
        }
    }
}
