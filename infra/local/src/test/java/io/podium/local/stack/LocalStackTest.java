package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.local.worker.ApiClient;
import io.podium.local.worker.ApiClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack, once kept and shared by the tests, and once for each test that needs data of its own. */
@Timeout(180)
class LocalStackTest {
    private static final String UNREADABLE = "{\"types\": \"no list\"}";
    private static final Path TEMPLATE = Path.of("../../template.yaml");
    private static final List<String> ERRORS = new CopyOnWriteArrayList<>();
    private static LocalStack stack;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(options(null, 60));
        api = new ApiClient(stack.uri());
        definePool(api, "main");
        // Early, so that its redrives pass while the other tests run.
        stack.running().workerQueues().sendMessage(request -> request.queueUrl(
                        stack.running().queueUrls().get("TaskQueue"))
                .messageBody(UNREADABLE));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void takesATaskFromSubmissionToSuccess() throws Exception {
        register("walk", "pull");
        assertThat(submit("walk-1", "walk").status()).isEqualTo(202);
        Tree leased = lease(api, "walk");
        assertThat(leased.at("taskId").value()).isEqualTo("walk-1");
        Answer done = complete(leased);
        assertThat(done.status()).isEqualTo(200);
        assertThat(task("walk-1").status()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(complete(leased).status()).isEqualTo(200);
        assertThat(api.get("/services/walk").tree().at("slotsInUse").value()).isEqualTo(0L);
    }

    @Test
    void schedulesThroughTheQueueAndTheStateMachine() throws Exception {
        register("queued", "pull");
        submit("queued-1", "queued");
        awaitUntil(() -> task("queued-1").status() == TaskStatus.PLACED);
        assertThat(calls("StepFunctions.StartSyncExecution")).isPositive();
        assertThat(calls("Lambda.AllocateFunction")).isPositive();
    }

    @Test
    void sendsTasksToAServicesQueueAndTakesTheCompletion() throws Exception {
        String url = stack.running()
                .workerQueues()
                .createQueue(request -> request.queueName("worker"))
                .queueUrl();
        Answer registered = api.send(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        "fed",
                        "taskTypes",
                        List.of("fed"),
                        "target",
                        Map.of("type", "sqs", "queueUrl", url),
                        "pool",
                        "main",
                        "leaseSeconds",
                        600));
        assertThat(registered.status()).isEqualTo(201);
        submit("fed-1", "fed");
        Tree message = new Tree(Json.parse(stack.running()
                .workerQueues()
                .receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20))
                .messages()
                .get(0)
                .body()));
        String completion = Json.write(Map.of(
                "taskId", "fed-1", "token", String.valueOf(message.at("token").value()), "status", "succeeded"));
        String completions = stack.running().queueUrls().get("CompletionQueue");
        for (String body : List.of("this is no JSON", completion)) {
            stack.running().workerQueues().sendMessage(request -> request.queueUrl(completions)
                    .messageBody(body));
        }
        awaitUntil(() -> task("fed-1").status() == TaskStatus.SUCCEEDED);
    }

    @Test
    void runsADocumentThroughTheStateMachine() throws Exception {
        Map<String, Object> service = Map.of("serviceId", "ran", "taskTypes", List.of("ran"), "pool", "main");
        Map<String, Object> document = Map.of(
                "services", List.of(service),
                "tasks", List.of(Map.of("taskId", "ran-1", "type", "ran", "pool", "main")),
                "optimize", true);
        Answer answer = api.send("POST", "/runs", document);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.tree().at("tasks").elements()).hasSize(1);
        assertThat(answer.tree().at("plan", "status").value()).isNotNull();
        // The submission has woken the scheduler as well, and whichever comes first places the task.
        awaitUntil(() -> task("ran-1").status() == TaskStatus.PLACED);
    }

    @Test
    void keepsTenantsApartByTheHeader() throws Exception {
        Map<String, Object> body = Map.of("taskId", "same", "type", "tenants", "pool", "main");
        assertThat(api.call("POST", "/tasks", "acme", body).status()).isEqualTo(202);
        assertThat(api.call("GET", "/tasks/same", "acme", null).status()).isEqualTo(200);
        assertThat(api.call("GET", "/tasks/same", "globex", null).status()).isEqualTo(404);
    }

    @Test
    void runsTheSchedules() {
        long before = calls("Lambda.SweepFunction");
        awaitUntil(() -> calls("Lambda.SweepFunction") > before && calls("Lambda.OptimizeFunction") > 0);
    }

    @Test
    void showsWhatTheCallsWouldCost() throws Exception {
        api.get("/health");
        Tree meter = api.get("/meter").tree();
        assertThat(meter.at("operations", "Lambda.StatusFunction", "units", "lambda_request")
                        .value())
                .isNotNull();
        assertThat(meter.at("operations", "HttpApi.request", "calls").value()).isNotEqualTo(0L);
        assertThat((Double) meter.at("usd").value()).isPositive();
    }

    @Test
    void movesAWakeUpThatCannotBeReadToTheDeadLetterQueue() throws Exception {
        register("beside", "pull");
        submit("beside-1", "beside");
        awaitUntil(() -> task("beside-1").status() == TaskStatus.PLACED);
        List<String> dead = new CopyOnWriteArrayList<>();
        awaitUntil(() -> {
            stack.running()
                    .workerQueues()
                    .receiveMessage(request -> request.queueUrl(
                                    stack.running().queueUrls().get("TaskDeadLetterQueue"))
                            .waitTimeSeconds(1))
                    .messages()
                    .forEach(message -> dead.add(message.body()));
            return !dead.isEmpty();
        });
        assertThat(dead).containsExactly(UNREADABLE);
    }

    @Test
    void refusesWhatHasNoRoute() throws Exception {
        assertThat(api.get("/nothing").status()).isEqualTo(404);
        assertThat(api.send("POST", "/health", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void doesNotStartOnATakenPort() {
        StackOptions taken = new StackOptions(
                TEMPLATE,
                stack.uri().getPort(),
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                ERRORS::add);
        assertThatThrownBy(() -> LocalStack.start(taken))
                .hasMessageContaining("port " + stack.uri().getPort());
    }

    @Test
    void keepsStateAndTimeAcrossARestart(@TempDir Path data) throws Exception {
        Tree leased;
        try (LocalStack first = LocalStack.start(options(data, 500))) {
            ApiClient client = new ApiClient(first.uri());
            definePool(client, "kept");
            client.send(
                    "POST",
                    "/services",
                    Map.of("serviceId", "kept", "taskTypes", List.of("kept"), "pool", "kept", "leaseSeconds", 40_000));
            client.send("POST", "/tasks", Map.of("taskId", "kept-1", "type", "kept"));
            leased = lease(client, "kept");
            first.running().timer().pause(Duration.ofMinutes(20));
        }
        try (LocalStack second = LocalStack.start(options(data, 1))) {
            ApiClient client = new ApiClient(second.uri());
            TaskKey key = new TaskKey("default", "kept-1");
            Task task = second.running().stores().tasks().find(key).orElseThrow();
            assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
            assertThat(second.running().clock().instant())
                    .isAfter(task.submittedAt().plusSeconds(1_200));
            Map<String, Object> token =
                    Map.of("token", String.valueOf(leased.at("token").value()));
            assertThat(client.send("POST", "/tasks/kept-1/complete", token).status())
                    .isEqualTo(200);
        }
    }

    private static StackOptions options(@Nullable Path data, double speed) {
        return new StackOptions(
                TEMPLATE, 0, data, StackOptions.StoreKind.H2, StackOptions.Endpoints.EMBEDDED, speed, ERRORS::add);
    }

    private static void definePool(ApiClient client, String id) throws Exception {
        Map<String, Object> pool = Map.of("capacity", Map.of("cpu", 100, "memory", 100_000), "policy", "fifo");
        assertThat(client.send("PUT", "/pools/" + id, pool).isOk()).isTrue();
    }

    private static void register(String id, String target) throws Exception {
        Map<String, Object> service = Map.of(
                "serviceId",
                id,
                "taskTypes",
                List.of(id),
                "target",
                Map.of("type", target),
                "pool",
                "main",
                "resources",
                Map.of("cpu", 1),
                "leaseSeconds",
                3_600,
                "ttlSeconds",
                36_000);
        assertThat(api.send("POST", "/services", service).status()).isEqualTo(201);
    }

    private static Answer submit(String id, String type) throws Exception {
        return api.send("POST", "/tasks", Map.of("taskId", id, "type", type));
    }

    /** Asks again as a worker does, since the task may be on its way through the state machine. */
    private static Tree lease(ApiClient client, String service) throws Exception {
        List<Tree> leased = List.of();
        for (int i = 0; i < 100 && leased.isEmpty(); i++) {
            leased = client.send("POST", "/services/" + service + "/lease", Map.of("max", 1))
                    .tree()
                    .at("tasks")
                    .elements();
        }
        return leased.get(0);
    }

    private static Answer complete(Tree leased) throws Exception {
        String id = String.valueOf(leased.at("taskId").value());
        return api.send(
                "POST",
                "/tasks/" + id + "/complete",
                Map.of("token", String.valueOf(leased.at("token").value())));
    }

    private static Task task(String id) {
        return stack.running().stores().tasks().find(new TaskKey("default", id)).orElseThrow();
    }

    private static long calls(String operation) {
        return stack.running().meter().read().of(operation).calls();
    }

    private static void awaitUntil(BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < limit) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
