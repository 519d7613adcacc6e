package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
    private static final Map<String, Object> SERVICE = Map.of(
            "serviceId",
            "s1",
            "taskTypes",
            List.of("report"),
            "target",
            Map.of("type", "pull"),
            "instances",
            2,
            "slots",
            2,
            "pool",
            "p1",
            "resources",
            Map.of("cpu", 2, "memory", 512),
            "ttlSeconds",
            60);

    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    private void poolAndService() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 8, "memory", 4096), "policy", "sjf"));
        api.call("POST", "/services", SERVICE);
    }

    private ApiCalls.Answer submit(String id, Map<String, ?> more) {
        Map<String, Object> task = new HashMap<>(Map.of("taskId", id, "type", "report", "pool", "p1"));
        task.putAll(more);
        return api.call("POST", "/tasks", task);
    }

    @Test
    void poolIsCreatedOnceAndThenReplaced() {
        Map<String, Object> body = Map.of("capacity", Map.of("cpu", 8), "policy", "dps", "agingRate", 0.5);

        assertThat(api.call("PUT", "/pools/p1", body).status()).isEqualTo(201);
        assertThat(api.call("PUT", "/pools/p1", body).status()).isEqualTo(200);
        ApiCalls.Answer pool = api.call("GET", "/pools/p1");
        assertThat(pool.at("policy")).isEqualTo("dps");
        assertThat(pool.at("capacity", "cpu")).isEqualTo(8L);
        assertThat(pool.at("free", "cpu")).isEqualTo(8L);
    }

    @Test
    void poolSaysWhatTenantsMayHaveAndWhatTheyHave() {
        poolAndService();
        Map<String, Object> tenants = Map.of("acme", Map.of("weight", 3, "maxSlots", 1, "maxQueued", 5_000));
        api.call(
                "PUT",
                "/pools/p1",
                Map.of(
                        "capacity",
                        Map.of("cpu", 8, "memory", 4_096),
                        "fairness",
                        "drf",
                        "tenants",
                        tenants,
                        "defaultTenant",
                        Map.of("weight", 0.5)));
        api.as("acme");
        submit("t1", Map.of());
        submit("t2", Map.of());
        api.call("POST", "/services/s1/lease", Map.of("max", 2));

        ApiCalls.Answer pool = api.call("GET", "/pools/p1");
        assertThat(pool.at("fairness")).isEqualTo("drf");
        assertThat(pool.at("tenants"))
                .isEqualTo(Map.of("acme", Map.of("weight", 3L, "maxSlots", 1L, "maxQueued", 5_000L)));
        assertThat(pool.at("defaultTenant")).isEqualTo(Map.of("weight", 0.5));
        assertThat(pool.at("shares", 0, "tenant")).isEqualTo("acme");
        assertThat(pool.at("shares", 0, "slots")).isEqualTo(1L);
        assertThat(pool.at("shares", 0, "waiting")).isEqualTo(1L);
        assertThat(pool.at("shares", 0, "fairSlots")).isEqualTo(1.0);
        assertThat(pool.at("shares", 0, "used", "cpu")).isEqualTo(1L);
    }

    @Test
    void tasksBeyondTheQuotaThatMayWaitAreRefusedWhole() {
        poolAndService();
        api.call(
                "PUT",
                "/pools/p1",
                Map.of("capacity", Map.of("cpu", 8), "tenants", Map.of("acme", Map.of("maxQueued", 2))));
        api.as("acme");
        submit("t1", Map.of());
        Map<String, Object> t2 = Map.of("taskId", "t2", "type", "report", "pool", "p1");
        Map<String, Object> t3 = Map.of("taskId", "t3", "type", "report", "pool", "p1");

        ApiCalls.Answer answer = api.call("POST", "/tasks", Map.of("tasks", List.of(t2, t3)));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("tasks");
        assertThat(answer.at("errors", 0, "rule"))
                .isEqualTo("of tenant acme at most 2 tasks wait in pool p1 (maxQueued); 1 wait, and 2 more were"
                        + " submitted");
        assertThat(api.call("GET", "/tasks/t2").status()).isEqualTo(404);
        assertThat(api.call("POST", "/tasks", t2).status()).isEqualTo(202);
        api.as("other");
        assertThat(api.call("POST", "/tasks", t3).status()).isEqualTo(202);
    }

    @Test
    void poolTakesNoMoreTenantsThanAStepShouldRead() {
        Map<String, Object> tenants = new HashMap<>();
        for (int i = 0; i <= 200; i++) {
            tenants.put("t" + i, Map.of());
        }

        ApiCalls.Answer answer = api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 8), "tenants", tenants));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("tenants");
        assertThat(answer.at("errors", 0, "rule")).isEqualTo("at most 200 ids are expected, not 201");
    }

    @Test
    void serviceIsCreatedAndTheSameAgainIsFine() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 8)));

        assertThat(api.call("POST", "/services", SERVICE).status()).isEqualTo(201);
        ApiCalls.Answer again = api.call("POST", "/services", SERVICE);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("slotsFree")).isEqualTo(4L);
        assertThat(api.call("GET", "/services").at("services", 0, "serviceId")).isEqualTo("s1");
    }

    @Test
    void serviceInAnUnknownPoolIsRefused() {
        ApiCalls.Answer answer = api.call("POST", "/services", SERVICE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("pool");
        assertThat(api.call("GET", "/services/s1").status()).isEqualTo(404);
    }

    @Test
    void workerTakesATaskThroughItsLife() {
        poolAndService();
        assertThat(submit("t1", Map.of("payload", Map.of("n", 1))).status()).isEqualTo(202);

        ApiCalls.Answer leased = api.call("POST", "/services/s1/lease", Map.of("max", 5));
        assertThat(leased.at("tasks", 0, "taskId")).isEqualTo("t1");
        assertThat(leased.at("tasks", 0, "payload", "n")).isEqualTo(1L);
        assertThat(leased.at("tasks", 0, "allocation", "cpu")).isEqualTo(1L);
        Object token = leased.at("tasks", 0, "token");
        assertThat(api.call("GET", "/tasks/t1").at("status")).isEqualTo("RUNNING");
        assertThat(api.call("GET", "/pools/p1").at("used", "cpu")).isEqualTo(1L);

        ApiCalls.Answer beat = api.call("PUT", "/tasks/t1/heartbeat", Map.of("token", token));
        assertThat(beat.at("preempt")).isEqualTo(false);

        ApiCalls.Answer done =
                api.call("POST", "/tasks/t1/complete", Map.of("token", token, "result", Map.of("pages", 3)));
        assertThat(done.at("status")).isEqualTo("SUCCEEDED");
        assertThat(api.call("POST", "/tasks/t1/complete", Map.of("token", token))
                        .status())
                .isEqualTo(200);
        assertThat(api.call("POST", "/tasks/t1/fail", Map.of("token", token, "error", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(api.call("GET", "/tasks/t1").at("result", "pages")).isEqualTo(3L);
        assertThat(api.call("GET", "/pools/p1").at("slotsInUse")).isEqualTo(0L);
    }

    @Test
    void shortestTaskIsLeasedFirstUnderSjf() {
        poolAndService();
        submit("long", Map.of("expectedSeconds", 100));
        submit("short", Map.of("expectedSeconds", 1));

        assertThat(api.call("POST", "/services/s1/lease", Map.of("max", 1)).at("tasks", 0, "taskId"))
                .isEqualTo("short");
    }

    @Test
    void tasksOfOneLeaseComeInTheOrderOfThePolicy() {
        poolAndService();
        submit("a", Map.of("expectedSeconds", 30));
        submit("b", Map.of("expectedSeconds", 10));
        submit("c", Map.of("expectedSeconds", 20));

        ApiCalls.Answer leased = api.call("POST", "/services/s1/lease", Map.of("max", 3));

        assertThat((List<?>) leased.at("tasks"))
                .extracting(task -> ((Map<?, ?>) task).get("taskId").toString())
                .containsExactly("b", "c", "a");
    }

    @Test
    void tokenOfAnotherLeaseIsStale() {
        poolAndService();
        submit("t1", Map.of());
        api.call("POST", "/services/s1/lease", Map.of("max", 1));

        assertThat(api.call("POST", "/tasks/t1/complete", Map.of("token", "1.abc.default"))
                        .status())
                .isEqualTo(409);
        assertThat(api.call("POST", "/tasks/t1/complete", Map.of("token", "nonsense"))
                        .status())
                .isEqualTo(409);
        assertThat(api.call("PUT", "/tasks/t1/heartbeat", Map.of("token", "2.abc.default"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void workerFailsAndYields() {
        poolAndService();
        submit("t1", Map.of("maxAttempts", 1));
        Object token = api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");
        ApiCalls.Answer yielded = api.call("POST", "/tasks/t1/yield", Map.of("token", token, "remainingSeconds", 7));
        assertThat(yielded.at("status")).isEqualTo("READY");

        Object next = api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");
        assertThat(next).isNotEqualTo(token);
        ApiCalls.Answer failed =
                api.call("POST", "/tasks/t1/fail", Map.of("token", next, "error", "boom", "retryable", true));
        assertThat(failed.at("status")).isEqualTo("DEAD");
        assertThat(api.call("POST", "/tasks/t1/redrive").at("status")).isEqualTo("READY");
    }

    @Test
    void sameSubmissionIsAcceptedOnceAndOtherContentRefused() {
        poolAndService();

        assertThat(submit("t1", Map.of("priority", 1)).status()).isEqualTo(202);
        assertThat(submit("t1", Map.of("priority", 1)).status()).isEqualTo(202);
        assertThat(submit("t1", Map.of("priority", 2)).status()).isEqualTo(409);
        assertThat(((List<?>) api.call("GET", "/tasks").at("tasks"))).hasSize(1);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        poolAndService();
        submit("t1", Map.of());

        api.as("other");

        assertThat(api.call("GET", "/tasks/t1").status()).isEqualTo(404);
        assertThat(((List<?>) api.call("GET", "/tasks").at("tasks"))).isEmpty();
        assertThat(submit("t1", Map.of("priority", 9)).status()).isEqualTo(202);
    }

    @Test
    void thousandTasksAreAcceptedInOneCallAndOneMoreRefused() {
        poolAndService();
        List<Map<String, String>> tasks = IntStream.range(0, 1_001)
                .mapToObj(i -> Map.of("type", "report", "taskId", "t" + i))
                .toList();

        assertThat(api.call("POST", "/tasks", Map.of("tasks", tasks)).status()).isEqualTo(400);
        assertThat(((List<?>) api.call("GET", "/tasks").at("tasks"))).isEmpty();
        ApiCalls.Answer accepted = api.call("POST", "/tasks", Map.of("tasks", tasks.subList(0, 1_000)));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat((List<?>) accepted.at("tasks")).hasSize(1_000);
    }

    @Test
    void pagesOfTheListHoldEveryTaskOnce() {
        poolAndService();
        for (int i = 0; i < 25; i++) {
            submit("t" + i, Map.of());
        }
        api.call("POST", "/services/s1/lease", Map.of("max", 3));
        List<Object> seen = new ArrayList<>();
        String next = "";
        do {
            ApiCalls.Answer page = api.call("GET", "/tasks?pool=p1&limit=4" + next);
            ((List<?>) page.at("tasks")).forEach(task -> seen.add(((Map<?, ?>) task).get("taskId")));
            Object cursor = ((Map<?, ?>) page.at()).get("next");
            next = cursor == null ? null : "&next=" + cursor;
        } while (next != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/tasks|{\"type\":\"report\",\"colour\":\"red\"}|colour",
                "POST|/tasks|{\"type\":5}|type",
                "POST|/tasks|{}|type",
                "POST|/tasks|{\"type\":\"report\",\"expectedSeconds\":-1}|expectedSeconds",
                "POST|/tasks|{\"type\":\"report\",\"priority\":1e300}|priority",
                "POST|/tasks|{\"type\":\"report\",\"pool\":\"nowhere\"}|tasks[0].pool",
                "POST|/tasks|{\"type\":\"report\",\"request\":{\"cpu\":{\"min\":2,\"max\":1}}}|request.cpu.max",
                "POST|/tasks|{\"type\":\"report\",\"request\":{\"cpu\":{\"min\":-2}}}|request.cpu.min",
                "POST|/tasks|{\"type\":\"report\",\"dependsOn\":[\"gone\"]}|tasks[0].dependsOn",
                "POST|/tasks|{\"tasks\":[]}|tasks",
                "POST|/tasks|{\"tasks\":[{\"taskId\":\"a\",\"type\":\"x\",\"dependsOn\":[\"b\"]},{\"taskId\":\"b\",\"type\":\"x\",\"dependsOn\":[\"a\"]}]}|tasks[0].dependsOn",
                "POST|/tasks|{\"tasks\":[{\"taskId\":\"a\",\"type\":\"x\"},{\"taskId\":\"a\",\"type\":\"x\"}]}|tasks[1].taskId",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"policy\":\"lifo\"}|policy",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":-1}}|capacity.cpu",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"fairness\":\"lottery\"}|fairness",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"tenants\":{\"a\":{\"weight\":0}}}|tenants.a.weight",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"tenants\":{\"a\":{\"maxSlots\":0}}}|tenants.a.maxSlots",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"tenants\":{\"a\":{\"maxQueued\":1.5}}}|tenants.a.maxQueued",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"tenants\":{\"a\":{\"slots\":1}}}|tenants.a.slots",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"tenants\":{\"a b\":{}}}|tenants.a b",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"tenants\":[]}|tenants",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"defaultTenant\":{\"weight\":\"3\"}}|defaultTenant.weight",
                "PUT|/pools/p2|{\"policy\":\"fifo\"}|capacity",
                "PUT|/pools/p2|{\"capacity\":{\"cpu\":1},\"preemptionMarginSeconds\":-1}|preemptionMarginSeconds",
                "POST|/services|{\"serviceId\":\"s\",\"taskTypes\":[\"a\"],\"target\":{\"type\":\"sqs\",\"queueUrl\":\"q\",\"preemptible\":1}}|target.preemptible",
                "POST|/services|{\"serviceId\":\"s\",\"taskTypes\":[\"a\"],\"target\":{\"type\":\"lambda\",\"functionName\":\"f\",\"preemptible\":true}}|target.preemptible",
                "POST|/services|{\"serviceId\":\"x\",\"taskTypes\":[]}|taskTypes",
                "POST|/services|{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"slots\":0}|slots",
                "POST|/services|{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"target\":{\"type\":\"fax\"}}|target.type",
                "POST|/services|{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"target\":{\"type\":\"http\",\"url\":\"http://a.example/\"}}|target.url",
                "POST|/services/s1/lease|{\"max\":1000}|max",
                "POST|/tasks/t1/complete|{}|token",
                "GET|/tasks?status=LOST||status",
                "GET|/tasks?limit=0||limit",
                "GET|/tasks?colour=red||colour"
            })
    void wrongInputNamesTheFieldAndStoresNothing(String method, String path, String body, String field) {
        poolAndService();

        ApiCalls.Answer answer = api.raw(method, path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat((List<?>) answer.at("errors")).anySatisfy(error -> assertThat(((Map<?, ?>) error).get("field"))
                .isEqualTo(field));
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(((List<?>) api.call("GET", "/tasks").at("tasks"))).isEmpty();
        assertThat(api.call("GET", "/pools/p2").status()).isEqualTo(404);
        assertThat(api.call("GET", "/services/x").status()).isEqualTo(404);
    }

    @Test
    void malformedJsonIsToldWithItsPlace() {
        ApiCalls.Answer answer = api.raw("POST", "/tasks", "{\"type\": oops}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("line 1");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(api.call("GET", "/tasks/none").status()).isEqualTo(404);
        assertThat(api.call("DELETE", "/tasks/none").status()).isEqualTo(404);
        assertThat(api.call("GET", "/pools/none").status()).isEqualTo(404);
        assertThat(api.call("GET", "/services/none").status()).isEqualTo(404);
        assertThat(api.call("POST", "/services/none/lease", Map.of()).status()).isEqualTo(404);
        assertThat(api.call("POST", "/tasks/none/complete", Map.of("token", "1.a.default"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void waitingTaskIsExplainedAndCancelled() {
        submit("t1", Map.of());
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 8)));
        submit("t1", Map.of());

        ApiCalls.Answer explained = api.call("GET", "/tasks/t1/explain");
        assertThat(explained.at("reasons", 0)).isEqualTo("no live service runs tasks of type report");
        assertThat(explained.at("ahead")).isEqualTo(0L);
        assertThat(api.call("DELETE", "/tasks/t1").at("status")).isEqualTo("CANCELLED");
    }

    @Test
    void drainedServiceGetsNothingNewAndCanBeRemoved() {
        poolAndService();
        submit("t1", Map.of());

        assertThat(api.call("POST", "/services/s1/drain").at("status")).isEqualTo("DRAINING");
        assertThat((List<?>) api.call("POST", "/services/s1/lease", Map.of()).at("tasks"))
                .isEmpty();
        assertThat(api.call("DELETE", "/services/s1").status()).isEqualTo(204);
        assertThat(api.call("GET", "/services/s1").status()).isEqualTo(404);
    }

    @Test
    void lapsedServiceComesBackWithAHeartbeat() {
        poolAndService();
        platform.now = platform.now.plusSeconds(61);
        assertThat(api.call("GET", "/services/s1").at("status")).isEqualTo("LAPSED");

        assertThat(api.call("PUT", "/services/s1/heartbeat").at("status")).isEqualTo("ALIVE");
        assertThat(platform.wakes).isNotEmpty();
    }

    @Test
    void metricsCountWhatWorkersDid() {
        poolAndService();
        submit("t1", Map.of());
        Object token = api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");
        platform.now = platform.now.plusSeconds(4);
        api.call("POST", "/tasks/t1/complete", Map.of("token", token));

        ApiCalls.Answer metrics = api.call("GET", "/metrics?minutes=5");

        assertThat(metrics.at("pools", 1, "services", 0, "completions")).isEqualTo(1L);
        assertThat(metrics.at("pools", 1, "services", 0, "meanServiceSeconds")).isEqualTo(4.0);
    }

    @Test
    void runThatFailsSaysWhy() {
        assertThat(api.call("POST", "/runs", Map.of("pool", "p1")).at("placed")).isEqualTo(0L);
        ApiCalls.Answer failed = api.call("POST", "/runs", Map.of("optimize", true));
        assertThat(failed.status()).isEqualTo(422);
        assertThat(failed.at("type")).isEqualTo("urn:podium:problem:run-failed");
        assertThat(failed.at("detail")).isEqualTo("States.Timeout: it took too long");
    }

    @Test
    void healthIsOk() {
        assertThat(api.call("GET", "/health").at("status")).isEqualTo("ok");
    }
}
