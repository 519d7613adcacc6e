package io.podium.benchmark.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Conductor server that runs, over its HTTP API: a workflow of one task for each task. Workflows are started and tasks are
 * reported by a call each, which is all that its API has; tasks are polled by the hundred.
 */
final class ConductorRun {
    private static final int STARTERS = 4;
    private static final int WORKERS = 4;
    private static final String NAME = "throughput";
    private static final int OK = 200;

    /** What has not run by then does not count. */
    private static final Duration MOST = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI server;
    private final CountDownLatch left;

    private ConductorRun(String address, int count) {
        this.server = URI.create("http://" + address);
        this.left = new CountDownLatch(count);
    }

    /**
     * Measures.
     *
     * @param address host:port of the server
     */
    static double tasksPerSecondAt(String address, int count) throws IOException, InterruptedException {
        return new ConductorRun(address, count).run(count);
    }

    private double run(int count) throws IOException, InterruptedException {
        define();
        ExecutorService threads = Executors.newFixedThreadPool(STARTERS + WORKERS);
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < STARTERS; i++) {
            running.add(threads.submit((Callable<@Nullable Void>) () -> start(next, count)));
        }
        for (int i = 0; i < WORKERS; i++) {
            running.add(threads.submit((Callable<@Nullable Void>) this::work));
        }
        boolean isDone = left.await(MOST.toSeconds(), TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long ran = isDone ? count : count - left.getCount();
        try {
            Failures.requireNone("Conductor", running);
        } finally {
            threads.shutdownNow();
        }
        return ran / seconds;
    }

    private void define() throws IOException, InterruptedException {
        Map<String, Object> task = Map.of(
                "name", NAME, "ownerEmail", "nobody@example.com", "timeoutSeconds", 600, "responseTimeoutSeconds", 300);
        call("POST", "/api/metadata/taskdefs", List.of(task));
        Map<String, Object> step = Map.of("name", NAME, "taskReferenceName", NAME, "type", "SIMPLE");
        call(
                "PUT",
                "/api/metadata/workflow",
                List.of(Map.of(
                        "name",
                        NAME,
                        "version",
                        1,
                        "schemaVersion",
                        2,
                        "ownerEmail",
                        "nobody@example.com",
                        "timeoutSeconds",
                        0,
                        "tasks",
                        List.of(step))));
    }

    private @Nullable Void start(AtomicInteger next, int count) throws IOException, InterruptedException {
        while (next.getAndIncrement() < count) {
            call("POST", "/api/workflow/" + NAME, Map.of());
        }
        return null;
    }

    private @Nullable Void work() throws IOException, InterruptedException {
        while (left.getCount() > 0) {
            String polled = call("GET", "/api/tasks/poll/batch/" + NAME + "?count=100&timeout=100", null);
            for (JsonNode task : json.readTree(polled)) {
                String workflow = task.get("workflowInstanceId").asText();
                String id = task.get("taskId").asText();
                call("POST", "/api/tasks", Map.of("workflowInstanceId", workflow, "taskId", id, "status", "COMPLETED"));
                left.countDown();
            }
        }
        return null;
    }

    private String call(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    "Conductor answered " + answer.statusCode() + " to " + method + " " + path + ": " + answer.body());
        }
        return answer.body();
    }
}
