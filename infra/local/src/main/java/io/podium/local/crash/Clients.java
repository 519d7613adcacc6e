package io.podium.local.crash;

import io.podium.lambda.json.Tree;
import io.podium.local.worker.ApiClient;
import io.podium.local.worker.ApiClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Those who submit tasks to one life of a stack and those who run them. A call without an answer ends none of them. */
final class Clients implements AutoCloseable {
    static final String SERVICE = "crash";
    static final int LEASE_SECONDS = 60;

    private static final int WORKERS = 4;
    private static final int SLOTS = 8;
    private static final int PAIRS_A_CALL = 5;
    private static final int LONGEST_WORK_MILLIS = 60;
    private static final int PAUSE_MILLIS = 50;

    private final ApiClient api;
    private final Books books;
    private final String prefix;
    private final SplittableRandom random;
    private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS + 1);
    private final Semaphore end = new Semaphore(0);
    private volatile boolean submits;
    private volatile boolean closed;

    /** @param prefix begins the names of all tasks of this life */
    Clients(URI uri, Books books, String prefix, SplittableRandom random) {
        this.api = new ApiClient(uri);
        this.books = books;
        this.prefix = prefix;
        this.random = random;
    }

    /** Registers what is needed, submits again what nobody knows of, and has workers work. */
    void start() throws IOException, InterruptedException {
        api.send("PUT", "/pools/" + SERVICE, Map.of("capacity", Map.of("cpu", SLOTS)));
        api.send(
                "POST",
                "/services",
                Map.of(
                        "serviceId", SERVICE,
                        "taskTypes", List.of(SERVICE),
                        "pool", SERVICE,
                        "slots", SLOTS,
                        "resources", Map.of("cpu", 1),
                        "leaseSeconds", LEASE_SECONDS,
                        "ttlSeconds", 86_400));
        books.takeUnanswered().forEach(this::submit);
        for (int i = 0; i < WORKERS; i++) {
            SplittableRandom own = random.split();
            threads.execute(() -> work(own));
        }
    }

    /** Has tasks submitted from now on. */
    void submit() {
        submits = true;
        threads.execute(this::submitAll);
    }

    ApiClient api() {
        return api;
    }

    private void submitAll() {
        for (int call = 0; submits && !pause(PAUSE_MILLIS); call++) {
            List<String> tasks = new ArrayList<>();
            for (int i = 0; i < PAIRS_A_CALL; i++) {
                String task = prefix + "-" + call + "-" + i;
                tasks.add(task);
                tasks.add(Names.dependent(task));
            }
            submit(tasks);
        }
    }

    private void submit(List<String> tasks) {
        List<Map<String, Object>> bodies = tasks.stream().map(Clients::body).toList();
        Optional<Answer> answer = call("/tasks", Map.of("tasks", bodies));
        if (answer.isPresent() && answer.get().status() == 202) {
            books.accepted(tasks);
        } else {
            answer.filter(refusal -> refusal.status() < 500)
                    .ifPresent(refusal -> books.broken("tasks were refused: " + refusal.body()));
            books.unanswered(tasks);
        }
    }

    private static Map<String, Object> body(String task) {
        List<String> parents = Names.isDependent(task) ? List.of(Names.parent(task)) : List.of();
        return Map.of("taskId", task, "type", SERVICE, "pool", SERVICE, "expectedSeconds", 1, "dependsOn", parents);
    }

    private void work(SplittableRandom own) {
        while (!closed) {
            List<Tree> leased = call("/services/" + SERVICE + "/lease", Map.of("max", 1 + own.nextInt(3)))
                    .map(answer -> answer.tree().at("tasks").elements())
                    .orElse(List.of());
            for (Tree task : leased) {
                Instant until = Instant.parse(task.at("leaseUntil").text().orElseThrow());
                books.leased(name(task), token(task), until.minus(Duration.ofSeconds(LEASE_SECONDS)), until);
            }
            for (Tree task : leased) {
                pause(own.nextInt(LONGEST_WORK_MILLIS));
                complete(name(task), token(task));
            }
            if (leased.isEmpty()) {
                pause(PAUSE_MILLIS);
            }
        }
    }

    private void complete(String task, String token) {
        books.reported(task);
        call("/tasks/" + task + "/complete", Map.of("token", token))
                .filter(Answer::isOk)
                .ifPresent(answer -> books.completed(task, token));
    }

    private static String name(Tree task) {
        return task.at("taskId").text().orElseThrow();
    }

    private static String token(Tree task) {
        return task.at("token").text().orElseThrow();
    }

    /** Returns nothing where the process was killed before it answered. */
    private Optional<Answer> call(String path, Map<String, ?> body) {
        try {
            Answer answer = api.send("POST", path, body);
            if (answer.status() >= 500 && answer.status() != 503) {
                books.broken(path + " was answered " + answer.status());
            }
            return Optional.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Waits and returns whether the clients are told to end. */
    private boolean pause(int millis) {
        try {
            return end.tryAcquire(millis, TimeUnit.MILLISECONDS) || closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed = true;
        end.release(WORKERS + 1);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("clients did not end within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
