package io.podium.lambda;

import io.podium.lambda.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Inputs in the exact shapes of AWS, from {@code src/test/resources/invocations}. */
public final class Invocations {
    private Invocations() {}

    /** Returns the tree of a file. */
    public static Object read(String name) {
        try (InputStream file = Invocations.class.getResourceAsStream("/invocations/" + name + ".json")) {
            return Json.parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the HTTP API event of a request, for a route that API Gateway may or may not know. */
    public static Map<String, Object> http(String routeKey, String method, String path) {
        Map<String, Object> event = copy(read("http-get"));
        event.remove("pathParameters");
        event.put("routeKey", routeKey);
        event.put("rawPath", path);
        Map<String, Object> context = copy(event.get("requestContext"));
        Map<String, Object> http = copy(context.get("http"));
        http.put("method", method);
        context.put("http", http);
        event.put("requestContext", context);
        return event;
    }

    /** Returns a copy of an object that can be changed. */
    public static Map<String, Object> copy(Object tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) tree).forEach((name, value) -> copy.put((String) name, value));
        return copy;
    }
}
