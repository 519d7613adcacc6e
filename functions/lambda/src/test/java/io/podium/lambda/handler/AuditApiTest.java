package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the audit says of changes through the API. */
class AuditApiTest {
    private static final Map<String, Object> POOL = Map.of("capacity", Map.of("cpu", 8, "memory", 4_096));

    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    private Map<String, Object> service(int slots) {
        return Map.of(
                "serviceId",
                "s1",
                "taskTypes",
                List.of("report"),
                "target",
                Map.of("type", "pull"),
                "instances",
                1,
                "slots",
                slots,
                "pool",
                "batch",
                "resources",
                Map.of("cpu", 1));
    }

    /** Entries of one millisecond have no order. */
    private ApiCalls.Answer call(String method, String path, Map<String, ?> body) {
        platform.now = platform.now.plusMillis(1);
        return api.call(method, path, body);
    }

    private ApiCalls.Answer call(String method, String path) {
        platform.now = platform.now.plusMillis(1);
        return api.call(method, path);
    }

    private List<?> entries(String query) {
        platform.now = platform.now.plusMillis(1);
        return (List<?>) api.call("GET", "/audit" + query).at("entries");
    }

    private Map<?, ?> latest() {
        return (Map<?, ?>) entries("?limit=1").get(0);
    }

    private List<Object> actions() {
        return entries("").stream()
                .<Object>map(entry -> ((Map<?, ?>) entry).get("action"))
                .toList();
    }

    @Test
    void aChangeIsToldWithWhoWhenBeforeAndAfter() {
        api.call("PUT", "/pools/batch", POOL);
        platform.now = platform.now.plusSeconds(1);
        api.as("acme");
        api.call("PUT", "/pools/batch", Map.of("capacity", Map.of("cpu", 16)));

        Map<?, ?> entry = latest();

        assertThat(entry.get("action")).isEqualTo("pool.put");
        assertThat(entry.get("resource")).isEqualTo("pools/batch");
        assertThat(entry.get("tenant")).isEqualTo("acme");
        assertThat(entry.get("principal")).isEqualTo("anonymous");
        assertThat(entry.get("time")).isEqualTo("2026-11-22T12:00:01Z");
        assertThat(entry.get("requestId")).isEqualTo("test");
        assertThat(entry.get("request")).isEqualTo(Map.of("capacity", Map.of("cpu", 16L)));
        assertThat(String.valueOf(entry.get("before"))).contains("cpu=8", "memory=4096");
        assertThat(String.valueOf(entry.get("after"))).contains("cpu=16").doesNotContain("memory=4096");
        assertThat(entry.get("outcome")).isEqualTo("done");
        assertThat(entry.get("status")).isEqualTo(200L);
    }

    @Test
    void whatWasCreatedHasNoBeforeAndWhatIsGoneNoAfter() {
        call("PUT", "/pools/batch", POOL);
        assertThat(latest().containsKey("before")).isFalse();
        call("POST", "/services", service(1));

        call("DELETE", "/services/s1");

        assertThat(latest().get("action")).isEqualTo("service.delete");
        assertThat(latest().containsKey("before")).isTrue();
        assertThat(latest().containsKey("after")).isFalse();
        assertThat(latest().get("status")).isEqualTo(204L);
    }

    @Test
    void registeringTheSameAgainIsAHeartbeatAndNoChange() {
        call("PUT", "/pools/batch", POOL);
        call("POST", "/services", service(1));
        call("POST", "/services", service(1));
        call("PUT", "/services/s1/heartbeat");
        assertThat(actions()).containsExactly("service.register", "pool.put");

        call("POST", "/services", service(2));
        call("POST", "/services/s1/drain");
        call("POST", "/services", service(2));

        assertThat(actions())
                .containsExactly(
                        "service.register", "service.drain", "service.register", "service.register", "pool.put");
    }

    @Test
    void whatWasRefusedIsToldWithItsStatus() {
        api.call("POST", "/services", service(1));

        assertThat(latest().get("outcome")).isEqualTo("refused");
        assertThat(latest().get("status")).isEqualTo(400L);
        assertThat(latest().get("resource")).isEqualTo("services/s1");
        api.call("POST", "/services", Map.of("serviceId", 7));
        assertThat(latest().get("resource")).isEqualTo("services/?");
        api.call("DELETE", "/services/none");
        assertThat(latest().get("status")).isEqualTo(404L);
    }

    @Test
    void tasksAndSchedulesAreTheTenantsOwn() {
        api.as("acme");
        api.call("POST", "/tasks", Map.of("taskId", "t1", "type", "report"));
        api.call("DELETE", "/tasks/t1");
        api.call("POST", "/tasks/t1/redrive");
        api.call("POST", "/tasks/redrive", Map.of("dryRun", true));
        api.call("POST", "/tasks/redrive", Map.of("limit", 5));
        api.call("PUT", "/schedules/a", Map.of("cron", "0 9 * * *", "task", Map.of("type", "report")));
        api.call("DELETE", "/schedules/a");

        assertThat(actions())
                .containsExactlyInAnyOrder(
                        "task.cancel", "task.redrive", "task.redrive", "schedule.put", "schedule.delete");
        Map<?, ?> cancelled = (Map<?, ?>) entries("?action=task.cancel").get(0);
        assertThat(String.valueOf(cancelled.get("before"))).contains("READY");
        assertThat(String.valueOf(cancelled.get("after"))).contains("CANCELLED");
        api.as("globex");
        assertThat(actions()).isEmpty();
    }

    @Test
    void ofARunOnlyTheNumberOfItsTasksIsKept() {
        api.call("POST", "/runs", Map.of("tasks", List.of(Map.of("type", "report"))));
        assertThat(actions()).as("tasks alone are a submission").isEmpty();

        api.call(
                "POST",
                "/runs",
                Map.of("services", List.of(service(1)), "tasks", List.of(Map.of("type", "x", "payload", "secret"))));

        assertThat(latest().get("action")).isEqualTo("run");
        assertThat(String.valueOf(latest().get("request")))
                .contains("serviceId=s1", "tasks=1")
                .doesNotContain("secret");
    }

    @Test
    void withoutTheAuditNothingIsChanged() {
        api.call("PUT", "/pools/batch", POOL);
        platform.auditFailsFrom(0);

        ApiCalls.Answer answer = api.call("PUT", "/pools/batch", Map.of("capacity", Map.of("cpu", 1)));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(api.call("GET", "/pools/batch").at("capacity", "cpu")).isEqualTo(8L);
    }

    @Test
    void aChangeWhoseEndIsNotWrittenIsAnsweredAndItsOutcomeUnknown() {
        platform.auditFailsFrom(1);

        assertThat(api.call("PUT", "/pools/batch", POOL).status()).isEqualTo(201);

        assertThat(latest().get("outcome")).isEqualTo("unknown");
        assertThat(latest().containsKey("status")).isFalse();
        assertThat(platform.logged).anySatisfy(line -> assertThat(line)
                .contains("outcome of a change", "pools/batch", String.valueOf(latest().get("id"))));
    }

    @Test
    void aLongBodyIsCutWithItsDigest() {
        api.call("PUT", "/schedules/a", Map.of("task", Map.of("payload", "x".repeat(9_000))));

        Map<?, ?> request = (Map<?, ?>) latest().get("request");

        assertThat(request.get("cut")).isEqualTo(true);
        assertThat((Long) request.get("bytes")).isGreaterThan(9_000);
        assertThat((String) request.get("sha256")).matches("[0-9a-f]{64}");
        assertThat((String) request.get("begins")).hasSize(8_192).startsWith("{\"task\"");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        for (String id : List.of("a", "b", "c")) {
            api.call("PUT", "/pools/" + id, POOL);
            platform.now = platform.now.plusSeconds(1);
        }

        ApiCalls.Answer first = api.call("GET", "/audit?limit=2&resource=pools");
        ApiCalls.Answer second = api.call("GET", "/audit?limit=2&resource=pools&next=" + first.at("next"));

        assertThat(first.at("entries", 0, "resource")).isEqualTo("pools/c");
        assertThat(second.at("entries", 0, "resource")).isEqualTo("pools/a");
        assertThat((List<?>) second.at("entries")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=101, limit",
        "limit=x, limit",
        "from=never, from",
        "from=2026-01-01T00:00:00Z, from",
        "from=2026-11-23T00:00:00Z, to",
        "next=7, next",
        "who=me, who"
    })
    void aWrongQueryIsRefusedByField(String query, String field) {
        ApiCalls.Answer answer = api.call("GET", "/audit?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo(field);
    }
}
