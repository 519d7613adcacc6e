package io.podium.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.local.openapi.ApiDocument.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sends requests, most of them wrong, and tells which rules their fields break. */
final class Refusals {
    static final String UNKNOWN = "unknown field. ";
    private static final String KNOWN = "Maybe one of: ";
    private static final int BAD_REQUEST = 400;

    private final ApiStage stage = new ApiStage();

    Refusals() {
        accept("PUT", "/pools/batch", "{\"capacity\":{\"cpu\":8,\"memory\":16384}}");
        accept("POST", "/services", "{\"serviceId\":\"report-1\",\"taskTypes\":[\"report\"],\"pool\":\"batch\"}");
        accept(
                "POST",
                "/tasks",
                "{\"taskId\":\"r1\",\"type\":\"report\",\"expectedSeconds\":30,"
                        + "\"payload\":{\"day\":\"2026-11-22\"}}");
    }

    private void accept(String method, String path, String body) {
        assertThat(send(method, path, body).status()).isLessThan(300);
    }

    /** Returns the path of a route to what is there. */
    static String path(Operation operation) {
        String path = operation.path();
        String id = path.startsWith("/pools") ? "batch" : path.startsWith("/services") ? "report-1" : "r1";
        return path.replace("{id}", id).replace("{version}", "1").replace("{file}", "main.js");
    }

    ApiStage.Answer send(String method, String target, @Nullable String body) {
        return stage.call(
                new ApiStage.Call(method, target, body, "default", Map.of("content-type", "application/json")));
    }

    /** Sends a body and returns the rules that are broken by field. */
    Map<String, String> ofBody(Operation operation, Object body) {
        return ofBody(operation, path(operation), body);
    }

    /** Sends a body to a path of the route and returns the rules that are broken by field or parameter. */
    Map<String, String> ofBody(Operation operation, String target, Object body) {
        return rules(send(operation.method(), target, Json.write(body)));
    }

    /** Sends a path with its query and returns the rules that are broken by parameter. */
    Map<String, String> ofTarget(Operation operation, String target) {
        return rules(send(operation.method(), target, null));
    }

    private static Map<String, String> rules(ApiStage.Answer answer) {
        Map<String, String> rules = new LinkedHashMap<>();
        if (answer.status() == BAD_REQUEST) {
            ApiDocument.list(ApiDocument.map(answer.tree()).get("errors")).stream()
                    .map(ApiDocument::map)
                    .forEach(error ->
                            rules.putIfAbsent(String.valueOf(error.get("field")), String.valueOf(error.get("rule"))));
        }
        return rules;
    }

    /** Returns the names that a reader knows, from what it says of one that it does not know. */
    static Set<String> known(@Nullable String rule) {
        assertThat(rule).startsWith(UNKNOWN);
        String list = String.valueOf(rule).substring(UNKNOWN.length());
        return list.startsWith(KNOWN)
                ? new TreeSet<>(Arrays.asList(list.substring(KNOWN.length()).split(", ", -1)))
                : new TreeSet<>();
    }
}
