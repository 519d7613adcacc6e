package io.podium.lambda.handler;

import io.podium.lambda.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the handlers as API Gateway does, bytes in and bytes out. */
public final class ApiCalls {
    private final List<JsonHandler> handlers;
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("content-type", "application/json"));
    private String tenant = "default";

    ApiCalls(TestPlatform platform) {
        this(
                new RegisterHandler(platform),
                new SubmitHandler(platform),
                new TaskQueryHandler(platform),
                new LeaseHandler(platform),
                new CompleteHandler(platform),
                new CronHandler(platform),
                new RunHandler(platform),
                new StatusHandler(platform),
                new ConsoleHandler(platform));
    }

    /** Calls the first of these handlers that serves the route. */
    public ApiCalls(JsonHandler... handlers) {
        this.handlers = List.of(handlers);
    }

    /** An answer: its status and its body as a tree. */
    public record Answer(int status, @Nullable Object body, Map<?, ?> headers) {
        public Object at(Object... path) {
            Object found = body;
            for (Object step : path) {
                found = found instanceof Map<?, ?> map ? map.get(step) : ((List<?>) found).get((Integer) step);
            }
            if (found == null) {
                throw new AssertionError("nothing at " + List.of(path) + " in " + body);
            }
            return found;
        }
    }

    public void as(String newTenant) {
        tenant = newTenant;
    }

    /** Sends a header with every call from now on. */
    public void with(String header, String value) {
        headers.put(header, value);
    }

    public Answer call(String method, String path) {
        return raw(method, path, null);
    }

    public Answer call(String method, String path, Map<String, ?> body) {
        return raw(method, path, Json.write(body));
    }

    public Answer raw(String method, String pathAndQuery, @Nullable String body) {
        byte[] event = Json.write(event(method, pathAndQuery, body)).getBytes(StandardCharsets.UTF_8);
        for (JsonHandler handler : handlers) {
            Answer answer = answer(handler, event);
            boolean elsewhere = answer.status() == 405
                    || (answer.status() == 404 && String.valueOf(answer.body()).contains("route"));
            if (!elsewhere) {
                return answer;
            }
        }
        throw new AssertionError("no handler serves " + method + " " + pathAndQuery);
    }

    private static Answer answer(JsonHandler handler, byte[] event) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), output, null);
            Map<?, ?> response = (Map<?, ?>) Json.parse(output.toByteArray());
            Object body = response.get("body");
            Object parsed = body == null || body.equals("") ? null : Json.parse((String) body);
            return new Answer(
                    ((Long) response.get("statusCode")).intValue(), parsed, (Map<?, ?>) response.get("headers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> event(String method, String pathAndQuery, @Nullable String body) {
        String path = pathAndQuery.replaceAll("\\?.*", "");
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", path);
        event.put("headers", headers);
        event.put("isBase64Encoded", false);
        event.put(
                "requestContext",
                Map.of(
                        "http",
                        Map.of("method", method, "path", path),
                        "stage",
                        "$default",
                        "requestId",
                        "test",
                        "authorizer",
                        Map.of("jwt", Map.of("claims", Map.of("tenant", tenant)))));
        if (pathAndQuery.contains("?")) {
            Map<String, Object> query = new LinkedHashMap<>();
            for (String pair : List.of(pathAndQuery.replaceAll(".*\\?", "").split("&", -1))) {
                List<String> parts = List.of(pair.split("=", 2));
                query.put(parts.get(0), parts.get(1));
            }
            event.put("queryStringParameters", query);
        }
        if (body != null) {
            event.put("body", body);
        }
        return event;
    }
}
