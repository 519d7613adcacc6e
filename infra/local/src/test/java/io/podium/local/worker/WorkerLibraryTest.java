package io.podium.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.worker.Handler;
import io.podium.worker.PermanentFailureException;
import io.podium.worker.Worker;
import io.podium.worker.WorkerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers of the library, on the functions and the queues themselves. */
@Timeout(120)
class WorkerLibraryTest {
    private LocalStack stack;
    private ApiClient api;

    @BeforeEach
    void start() throws Exception {
        stack = LocalStack.start(new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                line -> {}));
        api = new ApiClient(stack.uri());
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private void register(String pool, int slots, int leaseSeconds) throws Exception {
        granted("PUT", "/pools/" + pool, Map.of("capacity", Map.of("cpu", 8), "policy", "srtf"));
        granted(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        "s",
                        "taskTypes",
                        List.of("t"),
                        "target",
                        Map.of("type", "pull"),
                        "pool",
                        pool,
                        "instances",
                        1,
                        "slots",
                        slots,
                        "leaseSeconds",
                        leaseSeconds));
    }

    private void granted(String method, String path, Map<String, ?> body) throws Exception {
        ApiClient.Answer answer = api.send(method, path, body);
        assertThat(answer.isOk()).as(String.valueOf(answer.body())).isTrue();
    }

    private void submit(String id, double expectedSeconds, int attempts) throws Exception {
        Map<String, Object> task = new HashMap<>(Map.of("taskId", id, "type", "t", "pool", "p"));
        task.put("expectedSeconds", expectedSeconds);
        task.put("maxAttempts", attempts);
        granted("POST", "/tasks", task);
    }

    private Worker worker(Handler handler) throws Exception {
        return Worker.of(stack.uri(), "s")
                .askEvery(Duration.ofMillis(100))
                .on("t", handler)
                .start();
    }

    /** Waits until a task is as it should be. */
    private ApiClient.Answer await(String id, String status) throws Exception {
        ApiClient.Answer task = api.get("/tasks/" + id);
        while (!status.equals(task.tree().at("status").value())) {
            Thread.onSpinWait();
            task = api.get("/tasks/" + id);
        }
        return task;
    }

    @Test
    void everyTaskIsRunOnceAndSoReported() throws Exception {
        register("p", 4, 60);
        Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
        try (Worker worker = worker(task -> {
            runs.computeIfAbsent(task.id(), id -> new AtomicInteger()).incrementAndGet();
            return Map.of("id", task.id());
        })) {
            for (int task = 0; task < 30; task++) {
                submit("t" + task, 1, 3);
            }
            for (int task = 0; task < 30; task++) {
                assertThat(await("t" + task, "SUCCEEDED").tree().at("result").value())
                        .isEqualTo(Map.of("id", "t" + task));
            }
            assertThat(worker).isNotNull();
        }
        assertThat(runs).hasSize(30).allSatisfy((id, times) -> assertThat(times).hasValue(1));
    }

    @Test
    void failuresAreTriedAgainUnlessThatIsUseless() throws Exception {
        register("p", 2, 60);
        AtomicInteger times = new AtomicInteger();
        try (Worker worker = worker(task -> {
            if (task.id().equals("never")) {
                throw new PermanentFailureException("no such page");
            }
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return task.attempt();
        })) {
            submit("never", 1, 3);
            submit("again", 1, 3);
            assertThat(String.valueOf(await("never", "FAILED").body())).contains("no such page");
            assertThat(await("again", "SUCCEEDED").tree().at("result").value()).isEqualTo(2L);
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void aLongTaskThatIsAskedBackMakesRoomForAShortOne() throws Exception {
        register("p", 1, 3);
        CountDownLatch begun = new CountDownLatch(1);
        Set<String> preempted = ConcurrentHashMap.newKeySet();
        try (Worker worker = worker(task -> {
            if (task.id().equals("long") && preempted.isEmpty()) {
                CountDownLatch askedBack = new CountDownLatch(1);
                task.onPreempt(askedBack::countDown);
                begun.countDown();
                askedBack.await();
                preempted.add(task.id());
                throw task.givenBack(Duration.ofSeconds(400));
            }
            return null;
        })) {
            submit("long", 500, 3);
            begun.await();
            submit("short", 1, 3);
            await("short", "SUCCEEDED");
            ApiClient.Answer ended = await("long", "SUCCEEDED");
            assertThat(ended.tree().at("preemptions").value()).isEqualTo(1L);
            assertThat(preempted).containsExactly("long");
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void aTaskOfAWorkerThatIsClosedIsGoneOnWithByAnother() throws Exception {
        register("p", 1, 60);
        CountDownLatch begun = new CountDownLatch(1);
        Worker first = Worker.of(stack.uri(), "s")
                .stopWithin(Duration.ofMillis(10))
                .on("t", task -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return null;
                })
                .start();
        submit("a", 100, 1);
        begun.await();
        first.close();
        try (Worker second = worker(task -> "second")) {
            assertThat(await("a", "SUCCEEDED").tree().at("result").value()).isEqualTo("second");
            assertThat(second).isNotNull();
        }
    }

    @Test
    void aServiceThatIsNotThereIsToldApart() {
        assertThatThrownBy(() -> worker(task -> null).close())
                .isInstanceOf(WorkerException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("service");
    }
}
