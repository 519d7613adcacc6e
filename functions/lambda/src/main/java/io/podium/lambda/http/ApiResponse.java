package io.podium.lambda.http;

import io.podium.lambda.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the HTTP API.
 *
 * @param status the HTTP status
 * @param headers by lower-case name; without {@code content-type} the body is {@code application/json}
 * @param body a plain tree; or the text itself where the content type is not JSON; or null for none
 */
public record ApiResponse(
        int status, Map<String, String> headers, @Nullable Object body) {
    public ApiResponse {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("an answer has a status from 200 to 599, not " + status);
        }
        headers = Map.copyOf(headers);
    }

    /** Returns 200 with this tree. */
    public static ApiResponse ok(Object tree) {
        return new ApiResponse(200, Map.of(), tree);
    }

    /** Returns 201 with this tree. */
    public static ApiResponse created(Object tree) {
        return new ApiResponse(201, Map.of(), tree);
    }

    /** Returns 202 with this tree. */
    public static ApiResponse accepted(Object tree) {
        return new ApiResponse(202, Map.of(), tree);
    }

    /** Returns 204. */
    public static ApiResponse noContent() {
        return new ApiResponse(204, Map.of(), null);
    }

    /** Returns 200 with this text, such as a page. */
    public static ApiResponse text(String contentType, String text) {
        return new ApiResponse(200, Map.of("content-type", contentType), text);
    }

    /** Returns the same answer with a further header. */
    public ApiResponse withHeader(String name, String value) {
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(name, value);
        return new ApiResponse(status, extended, body);
    }

    /** Returns the answer in the shape that API Gateway takes from a function (payload format 2.0). */
    public Map<String, Object> toEvent() {
        Map<String, Object> sent = new LinkedHashMap<>();
        String contentType = headers.getOrDefault("content-type", "application/json");
        if (body != null) {
            sent.put("content-type", contentType);
        }
        sent.put("x-content-type-options", "nosniff");
        sent.putAll(headers);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("statusCode", (long) status);
        event.put("headers", sent);
        event.put("isBase64Encoded", false);
        if (body != null) {
            event.put("body", MediaType.isJson(contentType) ? Json.write(body) : String.valueOf(body));
        }
        return event;
    }
}
