package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients and workers see of a preemption. */
class PreemptionApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void oneSlot() {
        pool(Map.of());
        service("s1", Map.of("type", "pull"));
    }

    @Test
    void aWorkerIsAskedAndGivesTheTaskBack() {
        submit("long", 100);
        Object token = lease("long");
        submit("short", 5);
        schedule();
        ApiCalls.Answer asked = api.call("GET", "/tasks/long");
        assertThat(asked.at("askedBackFor")).isEqualTo("short");
        assertThat(api.call("PUT", "/tasks/long/heartbeat", Map.of("token", token))
                        .at("preempt"))
                .isEqualTo(true);
        ApiCalls.Answer back = api.call("POST", "/tasks/long/yield", Map.of("token", token, "remainingSeconds", 90));
        assertThat(back.at("status")).isEqualTo("READY");

        ApiCalls.Answer task = api.call("GET", "/tasks/long");
        assertThat(task.at("preemptions")).isEqualTo(1L);
        assertThat(task.at("attempts")).isEqualTo(0L);
        assertThat(task.at("remainingSeconds")).isEqualTo(90.0);
        Object next = lease("short");
        api.call("POST", "/tasks/short/complete", Map.of("token", next));
        ApiCalls.Answer again = api.call("POST", "/services/s1/lease", Map.of("max", 1));
        assertThat(again.at("tasks", 0, "taskId")).isEqualTo("long");
        assertThat(again.at("tasks", 0, "remainingSeconds")).isEqualTo(90.0);
    }

    @Test
    void nobodyIsAskedForLessThanTheMargin() {
        pool(Map.of("preemptionMarginSeconds", 200));
        assertThat(api.call("GET", "/pools/p1").at("preemptionMarginSeconds")).isEqualTo(200L);
        submit("long", 100);
        Object token = lease("long");
        submit("short", 5);
        schedule();

        assertThat(api.call("PUT", "/tasks/long/heartbeat", Map.of("token", token))
                        .at("preempt"))
                .isEqualTo(false);
    }

    @Test
    void aPoolHasAMarginOfASecondUnlessItSaysOtherwise() {
        assertThat(api.call("GET", "/pools/p1").at("preemptionMarginSeconds")).isEqualTo(1L);
    }

    @Test
    void aServiceWithAQueueSaysWhetherItsWorkersGiveTasksBack() {
        service("q1", Map.of("type", "sqs", "queueUrl", "q"));
        service("q2", Map.of("type", "sqs", "queueUrl", "q", "preemptible", true));

        assertThat(api.call("GET", "/services/q1").at("target", "preemptible")).isEqualTo(false);
        assertThat(api.call("GET", "/services/q2").at("target", "preemptible")).isEqualTo(true);
    }

    private void pool(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("capacity", Map.of("cpu", 1));
        body.put("policy", "srtf");
        api.call("PUT", "/pools/p1", body);
    }

    private void service(String id, Map<String, ?> target) {
        api.call(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        id,
                        "taskTypes",
                        List.of("a"),
                        "target",
                        target,
                        "pool",
                        "p1",
                        "resources",
                        Map.of("cpu", 1)));
    }

    private void submit(String id, double seconds) {
        api.call("POST", "/tasks", Map.of("taskId", id, "type", "a", "pool", "p1", "expectedSeconds", seconds));
    }

    private Object lease(String id) {
        ApiCalls.Answer leased = api.call("POST", "/services/s1/lease", Map.of("max", 1));
        assertThat(leased.at("tasks", 0, "taskId")).isEqualTo(id);
        return leased.at("tasks", 0, "token");
    }

    private void schedule() {
        new ScheduleHandler(platform).handle(Map.of("queues", List.of("p1/0")));
    }
}
