package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void oneSlot() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 1), "policy", "dps", "agingRate", 0.5));
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
                        "pool",
                        "p1",
                        "instances",
                        1,
                        "slots",
                        1,
                        "resources",
                        Map.of("cpu", 1)));
    }

    @Test
    void explainsAWaitingTask() {
        submit("running", Map.of("expectedSeconds", 40));
        api.call("POST", "/services/s1/lease", Map.of("max", 1));
        submit("first", Map.of("expectedSeconds", 30, "priority", 5));
        submit("t1", Map.of("expectedSeconds", 10, "priority", 2, "deadline", in(Duration.ofSeconds(20))));
        ApiCalls.Answer explained = api.call("GET", "/tasks/t1/explain");

        assertThat(explained.at("policy")).isEqualTo("dps");
        assertThat(explained.at("rankParts", "priority")).isEqualTo(2L);
        assertThat(explained.at("rankParts", "aging", "perSecond")).isEqualTo(0.5);
        assertThat(explained.at("rankParts", "size")).isEqualTo(Map.of("expectedSeconds", 10L, "source", "declared"));
        assertThat(explained.at("ahead")).isEqualTo(1L);
        assertThat(explained.at("aheadIsAtLeast")).isEqualTo(false);
        assertThat(explained.at("constraint", "kind")).isEqualTo("no-free-slot");
        assertThat(explained.at("constraint", "figures", "taken")).isEqualTo(1L);
        assertThat(explained.at("estimatedStart", "interval", "coverage")).isEqualTo(0.8);
        assertThat(Instant.parse((String) explained.at("estimatedStart", "at"))).isAfter(platform.now);
        assertThat(explained.at("deadline", "willMiss")).isEqualTo(true);
        assertThat((Double) explained.at("waitBound", "waitSeconds")).isGreaterThanOrEqualTo(70);
        assertThat(explained.at("waitBound", "highestPriority")).isEqualTo(5L);
    }

    @Test
    void givesAReasonWhereThereIsNoTelling() {
        submit("t1", Map.of("type", "other"));
        ApiCalls.Answer explained = api.call("GET", "/tasks/t1/explain");

        assertThat(explained.at("estimatedStart")).isEqualTo(Map.of("reason", "no service takes tasks of type other"));
        assertThat(explained.at("constraint", "kind")).isEqualTo("no-service");
    }

    @Test
    void advisesOnDeadlinesAndAcceptsTheTaskAllTheSame() {
        submit("running", Map.of("expectedSeconds", 1_000));
        ApiCalls.Answer answer = submit("t1", Map.of("expectedSeconds", 10, "deadline", in(Duration.ofSeconds(60))));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("tasks", 0, "status")).isEqualTo("READY");
        assertThat(answer.at("tasks", 0, "advice", "willMiss")).isEqualTo(true);
        assertThat(answer.at("tasks", 0, "advice", "interval", "coverage")).isEqualTo(0.8);
        assertThat(Instant.parse((String) answer.at("tasks", 0, "advice", "estimatedFinish")))
                .isAfter(Instant.parse((String) answer.at("tasks", 0, "advice", "estimatedStart")));
        assertThat(submit("t2", Map.of("deadline", "2001-01-01T00:00:00Z")).at("tasks", 0, "advice", "reason"))
                .isEqualTo("the deadline has passed");
        assertThat(submit("t3", Map.of()).at("tasks", 0).toString()).doesNotContain("advice");
    }

    @Test
    void refusesWhatWillBeLateIfItIsAskedTo() {
        submit("running", Map.of("expectedSeconds", 1_000));
        Map<String, Object> late = Map.of("deadline", in(Duration.ofSeconds(60)), "admission", "refuse");
        ApiCalls.Answer answer = submit("t1", late);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("detail").toString()).contains("task t1 will miss its deadline");
        assertThat(api.call("GET", "/tasks/t1").status()).isEqualTo(404);
        assertThat(submit("t1", Map.of("deadline", in(Duration.ofDays(2)), "admission", "refuse"))
                        .status())
                .isEqualTo(202);
        assertThat(submit("t2", Map.of("admission", "refuse")).at("errors", 0, "field"))
                .isEqualTo("admission");
        assertThat(submit("t2", Map.of("admission", "maybe")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "2500-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
    void refusesDeadlinesThatNobodyMeans(String deadline) {
        ApiCalls.Answer answer = submit("t1", Map.of("deadline", deadline));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("deadline");
        assertThat(answer.at("errors", 0, "rule").toString()).contains("expected");
    }

    private String in(Duration duration) {
        return platform.now.plus(duration).toString();
    }

    private ApiCalls.Answer submit(String id, Map<String, ?> more) {
        Map<String, Object> task = new HashMap<>(Map.of("taskId", id, "type", "report", "pool", "p1"));
        task.putAll(more);
        return api.call("POST", "/tasks", task);
    }
}
