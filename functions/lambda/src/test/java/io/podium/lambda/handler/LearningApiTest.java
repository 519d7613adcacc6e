package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients see of durations that nobody declares. */
class LearningApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void oneSlotAndTheShortestFirst() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 1), "policy", "sjf"));
        api.call(
                "POST",
                "/services",
                Map.of("serviceId", "s1", "taskTypes", List.of("crop", "film"), "pool", "p1", "ttlSeconds", 99_999));
    }

    @Test
    void shortTasksGoFirstOnceTheyAreKnown() {
        assertThat(round("1")).as("nothing is known").containsExactly("a-film1", "b-crop1");
        assertThat(api.call("GET", "/tasks/b-crop1").at("estimate"))
                .isEqualTo(Map.of("seconds", 60L, "source", "default"));
        assertThat(sweep().get("poolsLearntFrom")).isEqualTo(1L);
        assertThat(round("2")).containsExactly("b-crop2", "a-film2");
        sweep();

        submit("crop3", "crop");
        Map<?, ?> estimate = (Map<?, ?>) api.call("GET", "/tasks/crop3").at("estimate");
        assertThat(estimate.get("source")).isEqualTo("learnt");
        assertThat(estimate.get("seconds")).isEqualTo(2L);
        assertThat(((Number) estimate.get("samples")).doubleValue()).isBetween(1.9, 2.0);
        assertThat(((Number) estimate.get("errorSeconds")).doubleValue()).isLessThan(2);
        assertThat(api.call("GET", "/tasks/crop3/explain").at("estimate")).isEqualTo(estimate);
        assertThat(api.call("GET", "/metrics?minutes=60").at("pools", 1, "durations", 0, "type"))
                .isEqualTo("crop");
        assertThat(api.call("GET", "/metrics?minutes=60").at("pools", 1, "durations", 1, "serviceId"))
                .isEqualTo("s1");
    }

    @Test
    void aDeclaredDurationIsShownAsSuch() {
        api.call("POST", "/tasks", Map.of("taskId", "a", "type", "crop", "pool", "p1", "expectedSeconds", 7));

        assertThat(api.call("GET", "/tasks/a").at("estimate")).isEqualTo(Map.of("seconds", 7L, "source", "declared"));
        assertThat(api.call("GET", "/tasks/a/explain").at("estimate", "source")).isEqualTo("declared");
    }

    /** Submits a long task and a short one, lets them run, and returns them in the order in which they ran. */
    private List<String> round(String number) {
        List<Map<String, String>> tasks = Stream.of("film", "crop")
                .map(type -> Map.of(
                        "taskId", (type.equals("film") ? "a-" : "b-") + type + number, "type", type, "pool", "p1"))
                .toList();
        api.call("POST", "/tasks", Map.of("tasks", tasks));
        return List.of(run(), run());
    }

    private void submit(String id, String type) {
        api.call("POST", "/tasks", Map.of("taskId", id, "type", type, "pool", "p1"));
        platform.now = platform.now.plusMillis(1);
    }

    private String run() {
        ApiCalls.Answer leased = api.call("POST", "/services/s1/lease", Map.of("max", 1));
        String id = (String) leased.at("tasks", 0, "taskId");
        platform.now = platform.now.plusSeconds(id.startsWith("a-film") ? 50 : 2);
        api.call("POST", "/tasks/" + id + "/complete", Map.of("token", leased.at("tasks", 0, "token")));
        return id;
    }

    private Map<?, ?> sweep() {
        platform.now = platform.now.plusSeconds(120);
        return (Map<?, ?>) new SweepHandler(platform).handle(Map.of());
    }
}
