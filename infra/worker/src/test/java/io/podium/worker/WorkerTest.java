package io.podium.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.worker.FakePodium.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerTest {
    private FakePodium podium;

    @BeforeEach
    void serve() throws IOException {
        podium = new FakePodium();
    }

    @AfterEach
    void stop() {
        podium.close();
    }

    private WorkerBuilder worker() {
        return Worker.of(podium.uri(), "s").askEvery(Duration.ofMillis(50)).stopWithin(Duration.ofSeconds(20));
    }

    private Worker running(Handler handler) throws IOException, InterruptedException {
        return worker().on("t", handler).start();
    }

    @Test
    void runsTasksAndReportsTheirResults() throws Exception {
        podium.has("a", Map.of("day", "monday"));
        podium.has("b", Map.of("day", "tuesday"));
        try (Worker worker = running(task -> Map.of("of", task.payload("day")))) {
            List<Map<String, Object>> reports = List.of(podium.report(), podium.report());
            assertThat(reports)
                    .containsExactlyInAnyOrder(
                            Map.of(
                                    "taskId",
                                    "a",
                                    "token",
                                    "token-a",
                                    "status",
                                    "succeeded",
                                    "result",
                                    Map.of("of", "monday")),
                            Map.of(
                                    "taskId",
                                    "b",
                                    "token",
                                    "token-b",
                                    "status",
                                    "succeeded",
                                    "result",
                                    Map.of("of", "tuesday")));
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void asksForAsManyTasksAsSlotsAreFree() throws Exception {
        ConcurrentLinkedQueue<Object> asked = new ConcurrentLinkedQueue<>();
        podium.on("POST /services/s/lease", body -> {
            asked.add(body.get("max"));
            return podium.lease(body);
        });
        podium.has("a", 1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Worker worker = worker().slots(3)
                .on("t", task -> {
                    begun.countDown();
                    end.await();
                    return null;
                })
                .start()) {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            podium.asked.clear();
            podium.awaitAsked("POST /services/s/lease");
            end.countDown();
            podium.report();
            podium.asked.clear();
            podium.awaitAsked("POST /services/s/lease");
            podium.awaitAsked("POST /services/s/lease");
            assertThat(asked).startsWith(3, 2).endsWith(3);
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void tellsHowATaskFailed() throws Exception {
        podium.has("a", "again");
        podium.has("b", "never");
        podium.has("c", "later");
        try (Worker worker = running(task -> {
            switch (String.valueOf(task.payload())) {
                case "again" -> throw new IOException("no disk");
                case "never" -> throw new PermanentFailureException("no such page");
                default -> throw task.givenBack(Duration.ofSeconds(7));
            }
        })) {
            assertThat(List.of(podium.report(), podium.report(), podium.report()))
                    .containsExactlyInAnyOrder(
                            Map.of(
                                    "taskId",
                                    "a",
                                    "token",
                                    "token-a",
                                    "status",
                                    "failed",
                                    "error",
                                    "java.io.IOException: no disk",
                                    "retryable",
                                    true),
                            Map.of(
                                    "taskId",
                                    "b",
                                    "token",
                                    "token-b",
                                    "status",
                                    "failed",
                                    "error",
                                    "no such page",
                                    "retryable",
                                    false),
                            Map.of("taskId", "c", "token", "token-c", "status", "yielded", "remainingSeconds", 7.0));
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void aTaskThatIsAskedBackHearsOfItAndCanBeGivenBack() throws Exception {
        podium.service.put("leaseSeconds", 1);
        podium.on("PUT /tasks/a/heartbeat", body -> {
            assertThat(body).containsEntry("token", "token-a");
            return Reply.ok(Map.of("preempt", true));
        });
        podium.has("a", 1);
        AtomicInteger times = new AtomicInteger();
        try (Worker worker = running(task -> {
            CountDownLatch askedBack = new CountDownLatch(1);
            task.onPreempt(() -> {
                times.incrementAndGet();
                askedBack.countDown();
            });
            askedBack.await();
            podium.asked.clear();
            podium.awaitAsked("PUT /tasks/a/heartbeat");
            assertThat(task.isPreempted()).isTrue();
            task.onPreempt(times::incrementAndGet);
            throw task.givenBack(Duration.ofSeconds(3));
        })) {
            assertThat(podium.report()).containsEntry("status", "yielded").containsEntry("remainingSeconds", 3.0);
            assertThat(times).as("once by the heartbeat, once late").hasValue(2);
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void aLostLeaseInterruptsTheTaskAndNothingIsReported() throws Exception {
        podium.service.put("leaseSeconds", 1);
        podium.service.put("slots", 1);
        podium.on("PUT /tasks/a/heartbeat", body -> Reply.problem(409, "the token is stale"));
        podium.has("a", 1);
        podium.has("b", 2);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Worker worker = running(task -> untilInterrupted(task, interrupted))) {
            assertThat(podium.report()).containsEntry("taskId", "b");
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(worker).isNotNull();
        }
        assertThat(podium.reports).isEmpty();
    }

    @Test
    void aLeaseThatNoHeartbeatExtendsIsGivenUp() throws Exception {
        podium.service.put("leaseSeconds", 1);
        podium.service.put("slots", 1);
        podium.on("PUT /tasks/a/heartbeat", body -> Reply.problem(503, "later"));
        podium.has("a", 1);
        podium.has("b", 2);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Worker worker = running(task -> untilInterrupted(task, interrupted))) {
            assertThat(podium.report()).containsEntry("taskId", "b");
            assertThat(worker).isNotNull();
        }
        assertThat(interrupted.getCount()).isZero();
    }

    /** Task a goes on until it is interrupted. */
    private static Object untilInterrupted(Task task, CountDownLatch interrupted) {
        if (task.id().equals("a")) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }
        return "done";
    }

    @Test
    void aHeartbeatThatHangsHidesNoLeaseThatRanOut() throws Exception {
        podium.service.put("leaseSeconds", 1);
        podium.service.put("slots", 1);
        CountDownLatch never = new CountDownLatch(1);
        podium.on("PUT /tasks/a/heartbeat", body -> {
            awaitOf(never);
            return Reply.ok(Map.of());
        });
        podium.has("a", 1);
        podium.has("b", 2);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Worker worker = running(task -> untilInterrupted(task, interrupted))) {
            assertThat(podium.report()).containsEntry("taskId", "b");
            assertThat(worker).isNotNull();
        }
        never.countDown();
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void anErrorOfTheHandlerIsReportedAsWell() throws Exception {
        podium.has("a", 1);
        try (Worker worker = running(task -> {
            throw new OutOfMemoryError("no heap");
        })) {
            assertThat(podium.report())
                    .containsEntry("status", "failed")
                    .containsEntry("error", "java.lang.OutOfMemoryError: no heap")
                    .containsEntry("retryable", true);
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void goesOnWhereCredentialsCannotBeHadForATime() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Credentials failing = (method, uri, body) -> {
            if (times.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("the token cannot be renewed");
            }
            return Map.of();
        };
        podium.has("a", 1);
        podium.has("b", 2);
        try (Worker worker = worker().as(failing).on("t", task -> null).start()) {
            podium.report();
            podium.report();
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void aSlotThatBecomesFreeDoesNotOverrideWhatTheOtherSideAsks() throws Exception {
        podium.service.put("slots", 2);
        podium.has("a", 1);
        CountDownLatch refused = new CountDownLatch(1);
        List<Long> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
        podium.on("POST /services/s/lease", body -> {
            asked.add(System.nanoTime());
            if (asked.size() == 2) {
                refused.countDown();
                return new Reply(429, Map.of(), Map.of("Retry-After", "1"));
            }
            return podium.lease(body);
        });
        try (Worker worker = running(task -> {
            refused.await();
            return null;
        })) {
            podium.report();
            podium.has("b", 2);
            podium.report();
            assertThat(Duration.ofNanos(asked.get(2) - asked.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void leasingCountsAsTheHeartbeatOfTheService() throws Exception {
        podium.service.put("slots", 1);
        for (int task = 0; task < 5; task++) {
            podium.has("t" + task, task);
        }
        try (Worker worker = running(task -> null)) {
            for (int task = 0; task < 5; task++) {
                podium.report();
            }
            assertThat(worker).isNotNull();
        }
        assertThat(podium.asked).doesNotContain("PUT /services/s/heartbeat");
    }

    @Test
    void whateverAnInterruptedHandlerThrowsItIsGivenBack() throws Exception {
        podium.has("a", 1);
        CountDownLatch begun = new CountDownLatch(1);
        try (Worker worker = worker().stopWithin(Duration.ofMillis(20))
                .on("t", task -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IOException("closed by interrupt", e);
                    }
                    return null;
                })
                .start()) {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(worker).isNotNull();
        }
        assertThat(podium.report()).containsEntry("status", "yielded");
    }

    @Test
    void reportsAreSentUntilTheyAreTaken() throws Exception {
        AtomicInteger times = new AtomicInteger();
        podium.on("POST /tasks/complete", body -> switch (times.incrementAndGet()) {
            case 1 -> new Reply(503, Map.of(), Map.of("Retry-After", "0"));
            case 2 -> Reply.problem(401, "the token has expired");
            case 3 -> Reply.ok(Map.of("results", List.of(Map.of("taskId", "a", "outcome", "busy"))));
            default -> podium.complete(body);
        });
        podium.has("a", 1);
        try (Worker worker = running(task -> 5)) {
            assertThat(podium.report()).containsEntry("result", 5);
            assertThat(times).hasValue(4);
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void reportsOfManyTasksGoInOneRequest() throws Exception {
        podium.service.put("slots", 50);
        ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch rest = new CountDownLatch(49);
        podium.on("POST /tasks/complete", body -> {
            sizes.add(((List<?>) body.get("reports")).size());
            first.countDown();
            awaitOf(rest);
            return podium.complete(body);
        });
        for (int task = 0; task < 50; task++) {
            podium.has("t" + task, task);
        }
        try (Worker worker = running(task -> {
            if (!task.id().equals("t0")) {
                first.await();
                rest.countDown();
            }
            return null;
        })) {
            for (int task = 0; task < 50; task++) {
                podium.report();
            }
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
            assertThat(sizes).hasSizeLessThan(25);
            assertThat(worker).isNotNull();
        }
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReportThatIsWrongDoesNotKeepOthersFromArriving() throws Exception {
        podium.service.put("slots", 3);
        podium.on("POST /tasks/complete", body -> {
            boolean wrong = ((List<?>) body.get("reports"))
                    .stream().anyMatch(each -> "bad".equals(((Map<?, ?>) each).get("result")));
            return wrong ? Reply.problem(400, "result: wrong") : podium.complete(body);
        });
        podium.has("a", "good");
        podium.has("b", "bad");
        podium.has("c", "good");
        try (Worker worker = running(Task::payload)) {
            List<Map<String, Object>> reports = List.of(podium.report(), podium.report(), podium.report());
            assertThat(reports)
                    .filteredOn(report -> "succeeded".equals(report.get("status")))
                    .hasSize(2);
            assertThat(reports)
                    .filteredOn(report -> "b".equals(report.get("taskId")))
                    .singleElement()
                    .satisfies(report -> {
                        assertThat(report).containsEntry("status", "failed").containsEntry("retryable", false);
                        assertThat((String) report.get("error")).contains("result: wrong");
                    });
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void closingWaitsForWhatRuns() throws Exception {
        podium.service.put("slots", 1);
        podium.has("a", 1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Worker worker = running(task -> {
            begun.countDown();
            end.await();
            return "done";
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        Thread closing = new Thread(worker::close);
        closing.start();
        podium.has("b", 2);
        while (closing.getState() != Thread.State.WAITING && closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        end.countDown();
        closing.join();
        worker.close();
        assertThat(podium.reports).singleElement().satisfies(report -> assertThat(report)
                .containsEntry("result", "done"));
        worker.join();
    }

    @Test
    void whatTakesTooLongToStopIsInterruptedAndGivenBack() throws Exception {
        podium.has("a", 1);
        CountDownLatch begun = new CountDownLatch(1);
        try (Worker worker = worker().stopWithin(Duration.ofMillis(20))
                .on("t", task -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return null;
                })
                .start()) {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(worker).isNotNull();
        }
        Map<String, Object> report = podium.report();
        assertThat(report).containsEntry("status", "yielded");
        assertThat(((Number) report.get("remainingSeconds")).doubleValue()).isBetween(1.0, 60.0);
    }

    @Test
    void aServiceWhoseSlotsAreAllBusySaysThatItIsAlive() throws Exception {
        podium.service.put("slots", 1);
        podium.service.put("ttlSeconds", 1);
        podium.has("a", 1);
        CountDownLatch end = new CountDownLatch(1);
        try (Worker worker = running(task -> {
            end.await();
            return null;
        })) {
            podium.awaitAsked("PUT /services/s/heartbeat");
            end.countDown();
            podium.report();
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void goesOnAfterTroubleAndEndsWhereItIsRefused() throws Exception {
        AtomicInteger times = new AtomicInteger();
        podium.on("POST /services/s/lease", body -> switch (times.incrementAndGet()) {
            case 1 -> Reply.problem(503, "later");
            case 2 -> Reply.problem(403, "the token has expired");
            default -> Reply.problem(404, "there is no service s");
        });
        try (Worker worker = running(task -> null)) {
            assertThatThrownBy(worker::join)
                    .isInstanceOf(WorkerException.class)
                    .hasMessage("asking for tasks was answered 404: there is no service s")
                    .extracting(thrown -> ((WorkerException) thrown).status())
                    .isEqualTo(404);
        }
        assertThat(times).hasValue(3);
    }

    @Test
    void aServiceThatIsNotThereIsRegisteredWhereThatIsAsked() throws Exception {
        podium.on("GET /services/s", body -> Reply.problem(404, "there is no service s"));
        List<Map<String, Object>> registered = new ArrayList<>();
        podium.on("POST /services", body -> {
            registered.add(body);
            return Reply.ok(podium.service);
        });
        assertThatThrownBy(() -> running(task -> null).close()).hasMessageContaining("there is no service s");
        worker().registering().slots(3).on("t", task -> null).start().close();
        assertThat(registered)
                .containsExactly(Map.of(
                        "serviceId",
                        "s",
                        "taskTypes",
                        List.of("t"),
                        "target",
                        Map.of("type", "pull"),
                        "instances",
                        1,
                        "slots",
                        3));
    }

    @Test
    void showsWhoAsks() throws Exception {
        worker().as(Credentials.bearer(() -> "secret"))
                .on("t", task -> null)
                .start()
                .close();
        assertThat(podium.headers.get("GET /services/s")).containsEntry("Authorization", "Bearer secret");
    }

    @Test
    void whatCannotWorkIsRefusedAtOnce() {
        assertThatThrownBy(() -> worker().start()).hasMessageContaining("no handler is there");
        assertThatThrownBy(() -> worker().on("other", task -> null).start().close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tasks of type t");
        assertThatThrownBy(() -> worker().slots(0)).hasMessageContaining("1 to 256");
        assertThatThrownBy(() -> worker().slots(257)).hasMessageContaining("1 to 256");
        assertThatThrownBy(() -> worker().askEvery(Duration.ZERO)).hasMessageContaining("askEvery");
        assertThatThrownBy(() -> worker().stopWithin(Duration.ofSeconds(-1))).hasMessageContaining("stopWithin");
        podium.service.put("slots", 1_000);
        assertThatThrownBy(() -> worker().on("t", task -> null).start().close()).hasMessageContaining("1000 slots");
        podium.service.remove("slots");
        assertThatThrownBy(() -> worker().on("t", task -> null).start().close()).hasMessageContaining("no slots");
        assertThatThrownBy(() -> Worker.of(URI.create("http://127.0.0.1:1"), "s")
                        .on("t", task -> null)
                        .start()
                        .close())
                .isInstanceOf(IOException.class);
    }
}
