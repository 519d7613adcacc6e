package io.podium.local.soak;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Write;
import io.podium.lambda.json.Tree;
import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many tasks a second the embedded stack takes from submission to completion, over its API with every call full, beside
 * the puts a second of the store that it runs on; and how long a task takes to start at parts of that rate.
 */
public final class StackBenchmark {
    private static final String NAME = "throughput";
    private static final int WORKERS = 2;
    private static final int MOST_A_CALL = 500;
    private static final int LEASED = 100;
    private static final double[] PARTS = {0.1, 0.5, 0.9};
    private static final Duration STEP = Duration.ofSeconds(15);

    private final ApiClient api;
    private final URI uri;
    private final Pacer pacer;

    /** @param pacer lets time pass */
    public StackBenchmark(URI uri, Pacer pacer) {
        this.api = new ApiClient(uri);
        this.uri = uri;
        this.pacer = pacer;
    }

    /** Returns the puts a second of single items with an index entry, by as many threads as there are workers. */
    public static double puts(ItemStore store, int count) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        together(() -> {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                Map<String, Object> document = Map.of("type", NAME, "status", "ready", "number", (long) number);
                IndexEntry entry = new IndexEntry(NAME, String.format("%09d", number), Map.of("type", NAME));
                store.write(new Write.Put(new Item(new ItemKey("put-" + number, NAME), 1, document, entry)));
            }
        });
        return count / seconds(begun);
    }

    /**
     * Returns the tasks a second of so many, submitted as fast as they are taken, from the first call to the last answer.
     *
     * @param run names the tasks, so that they are new
     */
    public double tasks(String run, int count) throws IOException, InterruptedException {
        require(api.send("PUT", "/pools/" + NAME, Map.of("capacity", Map.of("cpu", 1_000))));
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("serviceId", NAME);
        service.put("taskTypes", List.of(NAME));
        service.put("target", Map.of("type", "pull"));
        service.put("pool", NAME);
        service.put("instances", 10);
        service.put("slots", 100);
        service.put("resources", Map.of("cpu", 1));
        service.put("ttlSeconds", 86_400);
        require(api.send("POST", "/services", service));
        AtomicInteger submitted = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        long begun = System.nanoTime();
        together(() -> {
            while (done.get() < count) {
                int first = submitted.getAndAdd(MOST_A_CALL);
                if (first < count) {
                    submit(run, first, Math.min(count, first + MOST_A_CALL));
                }
                done.addAndGet(work());
            }
        });
        return count / seconds(begun);
    }

    private void submit(String run, int from, int to) throws IOException, InterruptedException {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (int number = from; number < to; number++) {
            tasks.add(Map.of("taskId", run + "-" + number, "type", NAME, "pool", NAME, "expectedSeconds", 1));
        }
        require(api.send("POST", "/tasks", Map.of("tasks", tasks)));
    }

    private int work() throws IOException, InterruptedException {
        int done = 0;
        for (List<Tree> leased = lease(); !leased.isEmpty(); leased = lease()) {
            List<Map<String, Object>> reports = new ArrayList<>();
            for (Tree task : leased) {
                Map<String, Object> report = new LinkedHashMap<>();
                report.put("taskId", task.at("taskId").value());
                report.put("status", "succeeded");
                report.put("token", task.at("token").value());
                reports.add(report);
            }
            require(api.send("POST", "/tasks/complete", Map.of("reports", reports)));
            done += leased.size();
        }
        return done;
    }

    private List<Tree> lease() throws IOException, InterruptedException {
        return require(api.send("POST", "/services/" + NAME + "/lease", Map.of("max", LEASED)))
                .tree()
                .at("tasks")
                .elements();
    }

    /**
     * Returns the quantiles of the time from submission to start, by the part of the highest rate that a steady load holds
     * whose workers lease fifty and report one at a time.
     */
    public Map<String, Sample.Quantiles> starts(double highest) throws IOException, InterruptedException {
        Map<String, Sample.Quantiles> starts = new LinkedHashMap<>();
        try (Load load = new Load(new ApiClient(uri))) {
            load.start();
            for (double part : PARTS) {
                load.at(highest * part);
                pacer.await(STEP.dividedBy(3));
                Sample.Quantiles.of(load.counts().start);
                pacer.await(STEP);
                starts.put(Math.round(part * 100) + " %", Sample.Quantiles.of(load.counts().start));
            }
        }
        return starts;
    }

    /** Returns the highest rate that a steady load holds. */
    public double highestRate() throws IOException, InterruptedException {
        try (Load load = new Load(new ApiClient(uri))) {
            load.start();
            return new Ramp(load, pacer, STEP.dividedBy(3)).find(note -> {});
        }
    }

    private static ApiClient.Answer require(ApiClient.Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("the stack answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void together(Work work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                running.add(threads.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
