package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file of {@code events/} goes through its handler, bytes in and bytes out. */
class EventsTest {
    private static final Path EVENTS = eventsFolder();

    private static final Map<String, Function<TestPlatform, JsonHandler>> HANDLERS = Map.ofEntries(
            Map.entry("register", RegisterHandler::new),
            Map.entry("submit", SubmitHandler::new),
            Map.entry("task-query", TaskQueryHandler::new),
            Map.entry("schedule", ScheduleHandler::new),
            Map.entry("allocate", AllocateHandler::new),
            Map.entry("dispatch", DispatchHandler::new),
            Map.entry("release", ReleaseHandler::new),
            Map.entry("lease", LeaseHandler::new),
            Map.entry("complete", CompleteHandler::new),
            Map.entry("sweep", SweepHandler::new),
            Map.entry("cron", CronHandler::new),
            Map.entry("run", RunHandler::new),
            Map.entry("status", StatusHandler::new),
            Map.entry("console", ConsoleHandler::new));

    private final TestPlatform platform = new TestPlatform();

    @BeforeEach
    void somethingIsThere() {
        run("register-step", "register");
        run("submit-post-tasks", "submit");
    }

    @ParameterizedTest
    @CsvSource({
        "register-put-pool, 201",
        "register-post-service, 200",
        "register-heartbeat, 200",
        "register-delete-dry-run, 200",
        "submit-post-tasks, 202",
        "submit-post-array, 202",
        "submit-post-gang, 202",
        "task-query-get, 200",
        "task-query-list, 200",
        "task-query-redrive, 202",
        "lease-post, 200",
        "complete-post, 409",
        "complete-post-several, 200",
        "cron-put, 201",
        "cron-list, 200",
        "status-health, 200",
        "status-metrics, 200",
        "status-metrics-series, 200",
        "status-audit, 200",
        "console-page, 200",
        "console-simulate, 200",
        "run-post, 422"
    })
    void requestIsAnswered(String event, long status) {
        Tree answer = run(event, handlerOf(event));

        assertThat(answer.at("statusCode").value()).isEqualTo(status);
    }

    @Test
    void servicesAreRegisteredByAStep() {
        assertThat(run("register-step", "register").at("services").elements()).hasSize(2);
    }

    @Test
    void tasksAreSubmittedByAStep() {
        Tree answer = run("submit-step", "submit");

        assertThat(answer.at("tasks").elements()).hasSize(2);
        assertThat(answer.at("queues").elements().get(0).is("default/0/report")).isTrue();
    }

    @Test
    void wakeUpIsScheduledAndTheUnreadableMessageReported() {
        Tree answer = run("schedule-step-messages", "schedule");

        Tree assignment = answer.at("assignments").elements().get(0);
        assertThat(assignment.at("serviceId").is("report-1")).isTrue();
        assertThat(answer.at("batchItemFailures").elements()).hasSize(1);
        assertThat(run("schedule-step-queues", "schedule").at("assignments").elements())
                .hasSize(1);
    }

    @Test
    void assignmentGetsItsResources() {
        Tree answer = run("allocate-step", "allocate");

        assertThat(answer.at("placed").value()).isEqualTo(1L);
        assertThat(answer.at("dispatches").elements())
                .as("a pull service is sent nothing")
                .isEmpty();
    }

    @Test
    void leaseHandsOutTheTask() {
        Tree answer = run("lease-post", "lease");

        String body = answer.at("body").text().orElseThrow();
        assertThat(body).contains("report-2026-11-22").doesNotContain("report-sum");
    }

    @Test
    void staleDispatchSendsNothingAndStaleReleaseReleasesNothing() {
        assertThat(run("dispatch-step", "dispatch").at("dispatched").value()).isEqualTo(0L);
        assertThat(run("release-step", "release").at("released").value()).isEqualTo(0L);
    }

    @Test
    void completionThatCannotBeReadIsReportedAlone() {
        assertThat(run("complete-queue", "complete").at("batchItemFailures").elements())
                .hasSize(1);
    }

    @Test
    void sweepFindsTheWaitingTask() {
        assertThat(run("sweep-schedule", "sweep").at("wokenQueues").value()).isEqualTo(1L);
    }

    @Test
    void scheduleSubmitsItsTaskWhenItsTimeHasCome() {
        run("cron-put", "cron");
        assertThat(run("cron-schedule", "cron").at("occurrences").value()).isEqualTo(0L);
        platform.now = platform.now.plusSeconds(24 * 3_600);

        assertThat(run("cron-schedule", "cron").at("occurrences").value()).isEqualTo(1L);
    }

    @Test
    void everyHandlerHasAnEventAndEveryEventAHandler() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .filter(name -> !name.startsWith("optimize-") && !name.equals("pipe"))
                    .toList();
            assertThat(names).allSatisfy(name -> assertThat(HANDLERS).containsKey(handlerOf(name)));
            assertThat(names.stream().map(EventsTest::handlerOf).distinct())
                    .containsExactlyInAnyOrderElementsOf(HANDLERS.keySet());
        }
    }

    private static String handlerOf(String event) {
        return HANDLERS.keySet().stream()
                .filter(name -> event.startsWith(name + "-"))
                .findFirst()
                .orElse("none for " + event);
    }

    private Tree run(String event, String handler) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            byte[] input = Files.readAllBytes(EVENTS.resolve(event + ".json"));
            Objects.requireNonNull(HANDLERS.get(handler))
                    .apply(platform)
                    .handleRequest(new ByteArrayInputStream(input), output, null);
            return new Tree(Json.parse(output.toByteArray()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path eventsFolder() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("events"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "no folder events above the working directory")
                .resolve("events");
    }
}
