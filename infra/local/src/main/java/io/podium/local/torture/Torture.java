package io.podium.local.torture;

import io.podium.local.torture.actor.Blueprint;
import io.podium.local.torture.port.Parts;
import io.podium.local.torture.world.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plays the worlds of a range of seeds, some at a time. */
public final class Torture {
    private final Path template;
    private final int workers;
    private final Supplier<Parts> parts;
    private final Consumer<SeedResult> listener;
    private final int kept;
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final List<SeedResult> failures = new ArrayList<>();
    private long seeds;
    private long allSteps;
    private long tasks;
    private long virtualMillis;

    /**
     * @param template the template of the deployment
     * @param workers worlds at a time
     * @param parts what each world is built of
     * @param listener hears of each world that has ended, one at a time
     * @param kept how many of its last events a world that failed is told with
     */
    public Torture(Path template, int workers, Supplier<Parts> parts, Consumer<SeedResult> listener, int kept) {
        this.template = template;
        this.workers = workers;
        this.parts = parts;
        this.listener = listener;
        this.kept = kept;
    }

    /**
     * Plays them.
     *
     * @param from the first seed
     * @param to the last seed
     * @param steps for how many steps faults strike in each world
     * @param untilFirst whether to stop once something was found broken
     */
    public TortureReport run(long from, long to, long steps, boolean untilFirst) {
        long begun = System.nanoTime();
        AtomicLong next = new AtomicLong(from);
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool(Torture::daemon);
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(CompletableFuture.runAsync(
                        () -> {
                            SeedRun run = new SeedRun(Blueprint.load(template), threads, parts.get(), kept);
                            for (long seed = next.getAndIncrement();
                                    seed <= to && !stopped.get();
                                    seed = next.getAndIncrement()) {
                                SeedResult result = run.play(seed, steps);
                                add(result);
                                stopped.compareAndSet(false, untilFirst && result.broken() != null);
                            }
                        },
                        threads));
            }
            running.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        return report(from, to, steps, (System.nanoTime() - begun) / 1e9);
    }

    private synchronized void add(SeedResult result) {
        seeds++;
        allSteps += result.steps();
        tasks += result.tasks();
        virtualMillis += result.virtualMillis();
        result.faults().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        if (result.broken() != null) {
            failures.add(result);
        }
        listener.accept(result);
    }

    private synchronized TortureReport report(long from, long to, long steps, double seconds) {
        failures.sort(Comparator.comparingLong(SeedResult::seed));
        return new TortureReport(
                from, to, steps, seeds, allSteps, tasks, virtualMillis / 1_000, seconds, faults, failures);
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "torture");
        thread.setDaemon(true);
        return thread;
    }
}
