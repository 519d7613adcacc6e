package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several reports in one request and in one message of the completion queue. */
class ReportsApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);
    private final Map<String, Object> tokens = new HashMap<>();

    @BeforeEach
    void threeTasksRun() {
        api.call("PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 9)));
        api.call(
                "POST",
                "/services",
                Map.of("serviceId", "s", "taskTypes", List.of("work"), "pool", "p", "slots", 9, "ttlSeconds", 9_999));
        List<Map<String, String>> tasks = List.of("a", "b", "c").stream()
                .map(id -> Map.of("taskId", id, "type", "work", "pool", "p"))
                .toList();
        api.call("POST", "/tasks", Map.of("tasks", tasks));
        ApiCalls.Answer leased = api.call("POST", "/services/s/lease", Map.of("max", 9));
        for (int i = 0; i < 3; i++) {
            tokens.put((String) leased.at("tasks", i, "taskId"), leased.at("tasks", i, "token"));
        }
    }

    private Map<String, Object> report(String task, String status, Object... more) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("taskId", task);
        report.put("token", tokens.getOrDefault(task, "1.none.default"));
        report.put("status", status);
        for (int i = 0; i < more.length; i += 2) {
            report.put((String) more[i], more[i + 1]);
        }
        return report;
    }

    private Object status(String task) {
        return api.call("GET", "/tasks/" + task).at("status");
    }

    private ApiCalls.Answer send(Object... reports) {
        return api.call("POST", "/tasks/complete", Map.of("reports", List.of(reports)));
    }

    @Test
    void allThatIsMissingInAReportIsToldAtOnce() {
        ApiCalls.Answer answer = api.call("POST", "/tasks/a/yield", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("token");
        assertThat(answer.at("errors", 1, "field")).isEqualTo("remainingSeconds");
        assertThat(api.call("POST", "/tasks/a/yield", Map.of("token", "none", "remainingSeconds", 1))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void eachReportIsAnsweredForItself() {
        Object[] reports = {
            report("a", "succeeded", "result", Map.of("pages", 3)),
            report("b", "failed", "error", "no", "retryable", false),
            report("c", "yielded", "remainingSeconds", 5),
            report("d", "succeeded")
        };
        ApiCalls.Answer answer = send(reports);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("results", 0))
                .isEqualTo(Map.of("taskId", "a", "outcome", "accepted", "status", "SUCCEEDED"));
        assertThat(answer.at("results", 1, "status")).isEqualTo("FAILED");
        assertThat(answer.at("results", 2, "status")).isEqualTo("READY");
        assertThat(answer.at("results", 3, "outcome")).isEqualTo("unknown");
        assertThat(send(reports).body()).as("the same again").isEqualTo(answer.body());
        assertThat(api.call("GET", "/services/s").at("slotsInUse")).isEqualTo(0L);
    }

    @Test
    void aStaleTokenHoldsUpNobodyElse() {
        Map<String, Object> forged = report("b", "succeeded");
        forged.put("token", "1.0.default");
        Map<String, Object> noToken = report("c", "succeeded");
        noToken.put("token", "no token at all");
        ApiCalls.Answer answer = send(forged, report("a", "succeeded"), noToken);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("results", 0, "outcome")).isEqualTo("stale");
        assertThat(answer.at("results", 1, "outcome")).isEqualTo("accepted");
        assertThat(answer.at("results", 2, "outcome")).isEqualTo("stale");
        assertThat(List.of(status("a"), status("b"), status("c"))).containsExactly("SUCCEEDED", "RUNNING", "RUNNING");
    }

    @Test
    void aHundredReportsAreTakenAndOneMoreIsRefused() {
        List<Object> reports = new ArrayList<>(Collections.nCopies(100, report("a", "succeeded")));
        assertThat(send(reports.toArray()).status()).isEqualTo(200);
        reports.add(report("b", "succeeded"));

        ApiCalls.Answer refused = send(reports.toArray());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("errors", 0, "field")).isEqualTo("reports");
        assertThat(send().status()).isEqualTo(400);
        assertThat(status("b")).isEqualTo("RUNNING");
    }

    @Test
    void wrongReportsNameTheFieldAndChangeNothing() {
        ApiCalls.Answer answer = send(report("a", "succeeded"), report("b", "finished"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("reports[1].status");
        assertThat(status("a")).isEqualTo("RUNNING");
    }

    private Object queued(String... bodies) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < bodies.length; i++) {
            records.add(Map.of("messageId", "m" + i, "body", bodies[i], "eventSource", "aws:sqs"));
        }
        Map<?, ?> answer = (Map<?, ?>) new CompleteHandler(platform).handle(Map.of("Records", records));
        return answer.get("batchItemFailures");
    }

    @Test
    void aMessageMayHoldSeveralReports() {
        String several = Json.write(Map.of("reports", List.of(report("a", "succeeded"), report("b", "succeeded"))));

        assertThat(queued(several, Json.write(report("c", "succeeded")))).isEqualTo(List.of());
        assertThat(List.of(status("a"), status("b"), status("c"))).containsOnly("SUCCEEDED");
    }

    @Test
    void aReportThatCannotBeReadFailsItsMessageAfterTheOthersWereTaken() {
        String several = Json.write(Map.of("reports", List.of(report("a", "finished"), report("b", "succeeded"))));
        String none = Json.write(Map.of("reports", List.of()));

        assertThat(queued(several, none))
                .isEqualTo(List.of(Map.of("itemIdentifier", "m0"), Map.of("itemIdentifier", "m1")));
        assertThat(status("b")).isEqualTo("SUCCEEDED");
    }
}
