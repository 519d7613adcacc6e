package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API shows of services and tasks that fail. */
class FailuresApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void onePool() {
        api.call("PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 99)));
    }

    private ApiCalls.Answer register(String id, Map<String, ?> more) {
        Map<String, Object> service = new HashMap<>(
                Map.of("serviceId", id, "taskTypes", List.of("work"), "pool", "p", "slots", 9, "ttlSeconds", 60));
        service.putAll(more);
        return api.call("POST", "/services", service);
    }

    private void failOne(String id, String service) {
        api.call("POST", "/tasks", Map.of("taskId", id, "type", "work", "pool", "p", "maxAttempts", 1));
        ApiCalls.Answer leased = api.call("POST", "/services/" + service + "/lease", Map.of("max", 1));
        api.call(
                "POST",
                "/tasks/" + id + "/fail",
                Map.of("token", leased.at("tasks", 0, "token"), "error", "disk full on " + id, "retryable", true));
    }

    @Test
    void circuitIsShownAndToldToThoseWhoWait() {
        register("s", Map.of("circuit", Map.of("failures", 2, "openSeconds", 40)));
        assertThat(api.call("GET", "/services/s").at("circuit"))
                .isEqualTo(Map.of("state", "CLOSED", "failures", 0L, "opensAfter", 2L, "openSeconds", 40L));
        failOne("a", "s");
        failOne("b", "s");

        ApiCalls.Answer open = api.call("GET", "/services/s");
        String until = platform.now.plusSeconds(40).toString();
        assertThat(open.at("circuit", "state")).isEqualTo("OPEN");
        assertThat(open.at("circuit", "failures")).isEqualTo(2L);
        assertThat(open.at("circuit", "until")).isEqualTo(until);
        api.call("POST", "/tasks", Map.of("taskId", "c", "type", "work", "pool", "p"));
        assertThat(api.call("GET", "/tasks/c/explain").at("reasons").toString())
                .contains("the circuit of service s is open until " + until + " after 2 failures in a row");
        platform.now = platform.now.plusSeconds(40);
        assertThat(api.call("GET", "/services").at("services", 0, "circuit", "state"))
                .isEqualTo("HALF_OPEN");
        api.call("POST", "/services/s/lease", Map.of("max", 5));
        assertThat(api.call("GET", "/services/s").at("circuit", "probing")).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"failures\":0}}|circuit.failures",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"failures\":1001}}|circuit.failures",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"openSeconds\":3601}}|circuit.openSeconds",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"openSeconds\":0.5}}|circuit.openSeconds",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"fuse\":1}}|circuit.fuse",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":5}|circuit"
            })
    void wrongRegistrationNamesTheField(String body, String field) {
        ApiCalls.Answer answer = api.raw("POST", "/services", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo(field);
    }

    @Test
    void taskShowsWhereItFailed() {
        register("s", Map.of());
        failOne("a", "s");
        assertThat(api.call("GET", "/tasks/a").at("failedOn")).isEqualTo(List.of("s"));
    }
}
