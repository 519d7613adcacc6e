package io.podium.local.cost;

import io.podium.lambda.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as API Gateway passes them to functions. */
final class ApiEvents {
    private ApiEvents() {}

    /**
     * Makes an event.
     *
     * @param path the path of the route, in which {@code {id}} stands for the id
     */
    static Map<String, Object> of(String method, String path, String id, String tenant, Map<String, Object> body) {
        String raw = path.replace("{id}", id);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", method + " " + path);
        event.put("rawPath", raw);
        event.put("rawQueryString", "");
        event.put("headers", Map.of("content-type", "application/json"));
        event.put("pathParameters", Map.of("id", id));
        event.put(
                "requestContext",
                Map.of(
                        "http",
                        Map.of("method", method, "path", raw),
                        "requestId",
                        "cost",
                        "stage",
                        "$default",
                        "authorizer",
                        Map.of("jwt", Map.of("claims", Map.of("custom:tenant", tenant)))));
        event.put("body", Json.write(body));
        event.put("isBase64Encoded", false);
        return event;
    }
}
