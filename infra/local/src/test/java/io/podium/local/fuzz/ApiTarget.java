package io.podium.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.json.Json;
import io.podium.local.http.Backend;
import io.podium.local.http.RouteTable;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.HttpRoute;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every route. The first line of an input is a method and a path with its query, the rest is the body. A pool, a service, a
 * task that waits, one that runs and one that is dead are there. No input is answered by 500 or above, and one that is
 * refused has written nothing.
 */
final class ApiTarget implements FuzzTarget {
    private static final int OK = 200;
    private static final Map<String, String> FUNCTIONS = functions();
    private static final RouteTable ROUTES = routes();

    private static Map<String, String> functions() {
        Map<String, String> functions = new HashMap<>();
        for (FunctionDefinition function : FuzzPlatform.functions()) {
            for (HttpRoute route : function.routes()) {
                functions.put(route.key(), function.id());
            }
        }
        return functions;
    }

    private static RouteTable routes() {
        Map<String, Backend> backends = new HashMap<>();
        FUNCTIONS
                .keySet()
                .forEach(key -> backends.put(key, event -> {
                    throw new UnsupportedOperationException("only the route is looked for");
                }));
        return new RouteTable(backends);
    }

    /** Returns the routes, as in {@code GET /tasks/{id}}. */
    static List<String> keys() {
        return FUNCTIONS.keySet().stream().sorted().toList();
    }

    @Override
    public void take(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String[] line = new String(input, 0, end, StandardCharsets.UTF_8).split(" ", 2);
        if (line.length < 2 || !line[1].startsWith("/")) {
            return;
        }
        byte[] body = end + 1 < input.length ? Arrays.copyOfRange(input, end + 1, input.length) : null;
        String[] target = line[1].split("\\?", 2);
        if (ROUTES.find(line[0], target[0]) instanceof RouteTable.Match.Found found) {
            check(found.key(), event(found.key(), line[0], target, body));
        }
    }

    private static void check(String key, Map<String, Object> event) {
        FuzzPlatform platform = new FuzzPlatform();
        Fixture.fill(platform);
        long before = platform.writes();
        long status = answer(platform.function(FUNCTIONS.get(key)), event);
        assertThat(status).as(() -> "status of " + Json.write(event)).isBetween(200L, 499L);
        boolean refused = status >= 400;
        assertThat(refused && platform.writes() > before)
                .as(() -> "refused and stored: " + Json.write(event))
                .isFalse();
    }

    /** Calls a function and returns the status of its answer. */
    static long answer(JsonHandler function, Map<String, Object> event) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            byte[] bytes = Json.write(event).getBytes(StandardCharsets.UTF_8);
            function.handleRequest(new ByteArrayInputStream(bytes), output, null);
            Map<String, Object> answer = Json.parseObject(output.toByteArray());
            return answer.get("statusCode") instanceof Long status ? status : OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an event as API Gateway makes it. */
    static Map<String, Object> event(String key, String method, String[] target, byte @Nullable [] body) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", key);
        event.put("rawPath", target[0]);
        event.put("rawQueryString", target.length > 1 ? target[1] : "");
        event.put("headers", Map.of("content-type", "application/json"));
        event.put(
                "requestContext",
                Map.of(
                        "http",
                        Map.of("method", method, "path", target[0]),
                        "stage",
                        "$default",
                        "requestId",
                        "fuzz",
                        "authorizer",
                        Map.of("jwt", Map.of("claims", Map.of("tenant", "default")))));
        Map<String, Object> query = new LinkedHashMap<>();
        if (target.length > 1) {
            for (String pair : List.of(target[1].split("&", -1))) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
            event.put("queryStringParameters", query);
        }
        if (body != null) {
            event.put("body", Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body != null);
        return event;
    }
}
