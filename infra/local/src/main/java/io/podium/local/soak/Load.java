package io.podium.local.soak;

import io.podium.lambda.json.Tree;
import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A steady load: tasks are submitted at a rate, whatever becomes of them, and workers, one an instance, lease as many as they
 * have slots and complete them at once. It holds itself back only when more than {@link #MOST_IN_FLIGHT} tasks have not been
 * completed.
 */
final class Load implements AutoCloseable {
    /** What is submitted and not completed takes memory here too. */
    static final int MOST_IN_FLIGHT = 20_000;

    private static final String SERVICE = "soak";
    private static final int WORKERS = 4;
    private static final int MOST_A_CALL = 500;
    private static final int MOST_LEASED = 50;
    private static final Duration TURN = Duration.ofMillis(100);

    private final ApiClient api;
    private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS + 1, Load::daemon);
    private final Semaphore end = new Semaphore(0);
    private final ConcurrentMap<String, Long> open = new ConcurrentHashMap<>();
    private final Counts counts = new Counts();
    private volatile double rate;
    private volatile boolean closed;

    /** What was counted since the load began, and how long things took since they were last asked. */
    static final class Counts {
        final AtomicLong submitted = new AtomicLong();
        final AtomicLong completed = new AtomicLong();
        final AtomicLong failures = new AtomicLong();
        final AtomicLong repeated = new AtomicLong();
        final Latencies start = new Latencies();
        final Latencies response = new Latencies();
        final Latencies call = new Latencies();
    }

    Load(ApiClient api) {
        this.api = api;
    }

    /** Registers what the load needs and begins it. */
    void start() throws IOException, InterruptedException {
        require(api.send("PUT", "/pools/" + SERVICE, Map.of("capacity", Map.of("cpu", WORKERS * MOST_LEASED))));
        require(api.send(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        SERVICE,
                        "taskTypes",
                        List.of(SERVICE),
                        "target",
                        Map.of("type", "pull"),
                        "pool",
                        SERVICE,
                        "instances",
                        10,
                        "slots",
                        100,
                        "resources",
                        Map.of("cpu", 1),
                        "ttlSeconds",
                        86_400)));
        threads.execute(this::submitAll);
        for (int i = 0; i < WORKERS; i++) {
            threads.execute(this::work);
        }
    }

    private static void require(ApiClient.Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("the load cannot begin: " + answer.body());
        }
    }

    /** Goes on at this many tasks a second. */
    void at(double tasksPerSecond) {
        rate = tasksPerSecond;
    }

    Counts counts() {
        return counts;
    }

    /** Returns how many tasks were submitted and not completed. */
    int inFlight() {
        return open.size();
    }

    private void submitAll() {
        double owed = 0;
        long last = System.nanoTime();
        long next = 0;
        while (!pause()) {
            long now = System.nanoTime();
            // What could not be submitted in a second is let go: a load that catches up would be another load.
            owed = Math.min(owed + rate * (now - last) / 1e9, Math.max(1, rate));
            last = now;
            while (owed >= 1 && open.size() < MOST_IN_FLIGHT && !closed) {
                int count = (int) Math.min(MOST_A_CALL, owed);
                submit(next, count);
                next += count;
                owed -= count;
            }
        }
    }

    private void submit(long first, int count) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        long begun = System.nanoTime();
        for (long i = first; i < first + count; i++) {
            String id = "soak-" + begun + "-" + i;
            tasks.add(Map.of("taskId", id, "type", SERVICE, "pool", SERVICE, "expectedSeconds", 1));
            open.put(id, begun);
        }
        if (call("POST", "/tasks", Map.of("tasks", tasks), 202).isOk()) {
            counts.call.add(System.nanoTime() - begun);
            counts.submitted.addAndGet(count);
        } else {
            tasks.forEach(task -> open.remove(String.valueOf(task.get("taskId"))));
        }
    }

    private void work() {
        boolean idle = false;
        while (!closed && !(idle && pause())) {
            List<Tree> leased = call("POST", "/services/" + SERVICE + "/lease", Map.of("max", MOST_LEASED), 200)
                    .tree()
                    .at("tasks")
                    .elements();
            idle = leased.isEmpty();
            leased.forEach(this::begun);
            for (Tree task : leased) {
                complete(
                        String.valueOf(task.at("taskId").value()),
                        String.valueOf(task.at("token").value()));
            }
        }
    }

    private void begun(Tree task) {
        Long submitted = open.get(String.valueOf(task.at("taskId").value()));
        if (submitted != null) {
            counts.start.add(System.nanoTime() - submitted);
        }
    }

    private void complete(String id, String token) {
        if (call("POST", "/tasks/" + id + "/complete", Map.of("token", token), 200)
                .isOk()) {
            Long begun = open.remove(id);
            if (begun == null) {
                counts.repeated.incrementAndGet();
            } else {
                counts.response.add(System.nanoTime() - begun);
                counts.completed.incrementAndGet();
            }
        }
    }

    private ApiClient.Answer call(String method, String path, Map<String, ?> body, int expected) {
        try {
            ApiClient.Answer answer = api.send(method, path, body);
            if (answer.status() != expected) {
                counts.failures.incrementAndGet();
            }
            return answer;
        } catch (IOException e) {
            counts.failures.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ApiClient.Answer(0, Map.of());
    }

    /** Waits a turn and returns whether the load has ended. */
    private boolean pause() {
        try {
            return end.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS) || closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        closed = true;
        end.release(WORKERS + 1);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
