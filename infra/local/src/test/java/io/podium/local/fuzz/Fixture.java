package io.podium.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What is there when an input comes. Tokens are drawn from a fixed seed, so that the first one is known. */
final class Fixture {
    private Fixture() {}

    static void fill(FuzzPlatform platform) {
        call(platform, "RegisterFunction", "PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 4, "memory", 4_096)));
        call(
                platform,
                "RegisterFunction",
                "POST",
                "/services",
                Map.of("serviceId", "s", "taskTypes", List.of("a"), "pool", "p", "slots", 2));
        call(
                platform,
                "SubmitFunction",
                "POST",
                "/tasks",
                Map.of(
                        "tasks",
                        List.of(
                                Map.of("taskId", "t1", "type", "a", "pool", "p", "maxAttempts", 1),
                                Map.of("taskId", "t2", "type", "a", "pool", "p"),
                                Map.of("taskId", "t3", "type", "a", "pool", "p", "dependsOn", List.of("t2")))));
        call(platform, "LeaseFunction", "POST", "/services/s/lease", Map.of("max", 1));
    }

    private static void call(FuzzPlatform platform, String function, String method, String path, Map<String, ?> body) {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        long status = ApiTarget.answer(
                platform.function(function), ApiTarget.event(method + " " + path, method, new String[] {path}, bytes));
        assertThat(status).as(method + " " + path + " " + body).isBetween(200L, 299L);
    }
}
