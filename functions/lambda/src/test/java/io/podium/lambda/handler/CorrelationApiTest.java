package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationApiTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CONTEXT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String ROOT = "1-6921a2c0-0c1f4f1b2f3d4e5a6b7c8d9e";

    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @Test
    void theTraceOfTheCallerFollowsTheTaskToItsWorker() {
        service();
        api.with("traceparent", CONTEXT);
        api.with("x-amzn-trace-id", "Root=" + ROOT);
        submit(Map.of("taskId", "a", "type", "report"));

        ApiCalls.Answer leased = api.call("POST", "/services/s1/lease", Map.of());

        assertThat(api.call("GET", "/tasks/a").at("correlationId")).isEqualTo(TRACE);
        assertThat(api.call("GET", "/tasks/a").at("traceparent")).isEqualTo(CONTEXT);
        assertThat(leased.at("tasks", 0, "correlationId")).isEqualTo(TRACE);
        assertThat(leased.at("tasks", 0, "traceparent")).isEqualTo(CONTEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Root=" + ROOT, "Self=1-67891234-12456789abcdef012345678;Root=" + ROOT + ";Sampled=0"})
    void withoutAValidTraceParentTheRootOfAwsCounts(String header) {
        api.with("traceparent", "00-nonsense");
        api.with("x-amzn-trace-id", header);
        submit(Map.of("taskId", "a", "type", "report"));

        Map<?, ?> task = (Map<?, ?>) api.call("GET", "/tasks/a").body();
        assertThat(String.valueOf(task.get("correlationId"))).isEqualTo(ROOT);
        assertThat(task.containsKey("traceparent")).isFalse();
    }

    @Test
    void withoutAnyTraceTheIdOfTheRequestCounts() {
        api.with("x-amzn-trace-id", "Root=nonsense");
        submit(Map.of("taskId", "a", "type", "report"));

        assertThat(api.call("GET", "/tasks/a").at("correlationId")).isEqualTo("test");
    }

    @Test
    void aTaskMayNameItsOwn() {
        submit(Map.of("taskId", "a", "type", "report", "correlationId", "order/17"));

        assertThat(api.call("GET", "/tasks/a").at("correlationId")).isEqualTo("order/17");
    }

    @Test
    void anIdThatCannotBeSearchedForIsRefused() {
        ApiCalls.Answer refused =
                api.call("POST", "/tasks", Map.of("taskId", "a", "type", "report", "correlationId", "a b"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("errors", 0, "field")).isEqualTo("correlationId");
        assertThat(String.valueOf(refused.at("errors", 0, "rule"))).contains("visible");
    }

    @Test
    void theSameTaskUnderAnotherTraceIsARepetition() {
        submit(Map.of("taskId", "a", "type", "report"));
        api.with("traceparent", CONTEXT);

        submit(Map.of("taskId", "a", "type", "report"));

        assertThat(api.call("GET", "/tasks/a").at("correlationId")).isEqualTo("test");
    }

    @Test
    void aRunHandsItsTraceToItsTasks() {
        api.with("traceparent", CONTEXT);

        api.call(
                "POST",
                "/runs",
                Map.of("tasks", List.of(Map.of("type", "report"), Map.of("type", "report", "correlationId", "own"))));

        assertThat(platform.ran)
                .containsExactly(Map.of(
                        "tasks",
                        List.of(
                                Map.of("type", "report", "correlationId", CONTEXT),
                                Map.of("type", "report", "correlationId", "own")),
                        "tenant",
                        "default"));
    }

    @Test
    void aTaskThatFailsForGoodIsLoggedWithItsIds() {
        service();
        api.with("traceparent", CONTEXT);
        submit(Map.of("taskId", "a", "type", "report", "maxAttempts", 1));
        Object token = api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");

        api.call("POST", "/tasks/a/fail", Map.of("token", token, "error", "no", "retryable", true));

        assertThat(platform.logged).anySatisfy(line -> assertThat(line)
                .contains("failed for good", "\"taskId\":\"a\"", "\"correlationId\":\"" + TRACE + "\""));
    }

    @Test
    void aSubmissionIsOneLineHoweverManyTasksItHas() {
        api.with("traceparent", CONTEXT);
        api.call("POST", "/tasks", Map.of("tasks", Collections.nCopies(50, Map.of("type", "report"))));

        assertThat(platform.logged).singleElement().asString().contains(TRACE, "\"tasks\":50", "\"status\":202");
        assertThat(platform.logged.get(0).length()).isLessThan(300);
    }

    @Test
    void aDispatchThatFailsNamesItsTasks() {
        service();
        api.with("traceparent", CONTEXT);
        submit(Map.of("taskId", "a", "type", "report"));
        Object token = api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");

        new ReleaseHandler(platform)
                .handle(Map.of(
                        "error",
                        "timeout",
                        "dispatch",
                        Map.of("serviceId", "s1", "tasks", List.of(Map.of("taskId", "a", "token", token)))));

        assertThat(platform.logged)
                .anySatisfy(line -> assertThat(line).contains("a dispatch failed", "default/a " + TRACE));
    }

    private void service() {
        api.call(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        "s1",
                        "taskTypes",
                        List.of("report"),
                        "target",
                        Map.of("type", "pull"),
                        "instances",
                        1,
                        "slots",
                        1,
                        "resources",
                        Map.of()));
    }

    private void submit(Map<String, ?> task) {
        assertThat(api.call("POST", "/tasks", task).status()).isEqualTo(202);
    }
}
