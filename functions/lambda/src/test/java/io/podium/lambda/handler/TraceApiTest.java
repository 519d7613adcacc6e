package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceApiTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String CONTEXT = "00-" + TRACE + "-" + CALLER + "-01";

    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);
    private final Instant start = platform.now;

    @Test
    void anEndedTaskIsASpanOfItsCallerWithItsWaitAndItsRun() {
        submit("a", CONTEXT, Map.of());
        after(3);
        Object token = lease();
        after(5);
        api.call("POST", "/tasks/a/complete", Map.of("token", token));

        assertThat(platform.spans).extracting(Span::name).containsExactly("task report", "wait", "run");
        assertThat(platform.spans).extracting(Span::traceId).containsOnly(TRACE);
        Span task = platform.spans.get(0);
        assertThat(task.parentId()).isEqualTo(CALLER);
        assertThat(task.kind()).isEqualTo(Span.Kind.SERVER);
        assertThat(task.start()).isEqualTo(start);
        assertThat(task.end()).isEqualTo(start.plusSeconds(8));
        assertThat(task.error()).isNull();
        assertThat(task.attributes())
                .containsEntry("podium.task.id", "a")
                .containsEntry("podium.task.status", "SUCCEEDED")
                .containsEntry("podium.task.attempts", 1L)
                .containsEntry("podium.task.wait_seconds", 3.0)
                .containsEntry("podium.task.run_seconds", 5.0)
                .containsEntry("podium.service", "s1")
                .containsEntry("podium.pool", "default")
                .containsEntry("podium.tenant", "default");
        Span wait = platform.spans.get(1);
        Span run = platform.spans.get(2);
        assertThat(List.of(wait.parentId(), run.parentId())).containsOnly(task.spanId());
        assertThat(List.of(wait.start(), wait.end(), run.start(), run.end()))
                .containsExactly(start, start.plusSeconds(3), start.plusSeconds(3), start.plusSeconds(8));
        assertThat(platform.spans)
                .extracting(Span::spanId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{16}"));
    }

    @Test
    void aReportThatIsRepeatedIsTheSameSpans() {
        submit("a", CONTEXT, Map.of());
        Object token = lease();
        api.call("POST", "/tasks/a/complete", Map.of("token", token));
        List<Span> first = new ArrayList<>(platform.spans);
        platform.spans.clear();
        after(60);

        api.call("POST", "/tasks/a/complete", Map.of("token", token));

        assertThat(platform.spans).isEqualTo(first);
    }

    @Test
    void aTraceThatIsNotRecordedGetsNone() {
        submit("a", CONTEXT.replace("-01", "-00"), Map.of());

        api.call("POST", "/tasks/a/complete", Map.of("token", lease()));

        assertThat(platform.spans).isEmpty();
    }

    @Test
    void aTaskWithoutATraceGetsNone() {
        submit("a", "none", Map.of());

        api.call("POST", "/tasks/a/complete", Map.of("token", lease()));

        assertThat(platform.spans).isEmpty();
    }

    @Test
    void whatIsTriedAgainIsToldWhenItEndsWithTheSumOfItsTimes() {
        submit("a", CONTEXT, Map.of("maxAttempts", 2));
        Object token = lease();
        after(2);
        api.call("POST", "/tasks/a/fail", Map.of("token", token, "error", "no", "retryable", true));
        assertThat(platform.spans).isEmpty();
        after(600);
        api.call("PUT", "/services/s1/heartbeat");
        Object second = lease();
        after(4);

        api.call("POST", "/tasks/a/fail", Map.of("token", second, "error", "disk full", "retryable", true));

        Span task = platform.spans.get(0);
        assertThat(platform.spans).hasSize(3);
        assertThat(platform.spans.get(2).start()).isEqualTo(platform.now.minusSeconds(4));
        assertThat(task.error()).isEqualTo("disk full");
        assertThat(task.attributes())
                .containsEntry("podium.task.attempts", 2L)
                .containsEntry("podium.task.run_seconds", 6.0)
                .containsEntry("podium.task.status", "DEAD");
    }

    @Test
    void reportsOfManyAreToldTogether() {
        submit("a", CONTEXT, Map.of());
        submit("b", CONTEXT, Map.of());
        Object one = lease();
        Object other = lease();

        api.call("POST", "/tasks/complete", Map.of("reports", List.of(succeeded("a", one), succeeded("b", other))));

        assertThat(platform.spans)
                .filteredOn(span -> span.name().startsWith("task"))
                .hasSize(2);
    }

    private static Map<String, Object> succeeded(String task, Object token) {
        return Map.of("taskId", task, "token", token, "status", "succeeded");
    }

    private Object lease() {
        return api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");
    }

    private void after(int seconds) {
        platform.now = platform.now.plus(Duration.ofSeconds(seconds));
    }

    private void submit(String id, String context, Map<String, ?> more) {
        if (platform.logged.isEmpty()) {
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
                            2,
                            "resources",
                            Map.of()));
        }
        api.with("traceparent", context);
        Map<String, Object> task = new HashMap<>(more);
        task.put("taskId", id);
        task.put("type", "report");
        assertThat(api.call("POST", "/tasks", task).status()).isEqualTo(202);
    }
}
