package io.podium.worker;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a task.
 *
 * @param held the task
 * @param body the report as the API takes it
 * @param bytes how long that is as JSON
 */
record Report(Held held, Map<String, Object> body, int bytes) {
    /** The largest result that is kept, in bytes of JSON. */
    static final int MAX_RESULT_BYTES = 64 * 1_024;

    private static final int MAX_ERROR = 4_096;

    static Report succeeded(Held held, @Nullable Object result) {
        try {
            int bytes = result == null ? 0 : JSON.std.asString(result).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_RESULT_BYTES) {
                return failed(
                        held,
                        "the result is " + bytes + " bytes of JSON, and at most " + MAX_RESULT_BYTES + " are kept",
                        false);
            }
            return of(held, "succeeded", "result", result);
        } catch (IOException | RuntimeException e) {
            return failed(held, "the result cannot be written as JSON: " + e.getMessage(), false);
        }
    }

    static Report failed(Held held, @Nullable String error, boolean retryable) {
        String words = error == null || error.isBlank() ? "the worker gave no reason" : error;
        Map<String, Object> body = base(held, "failed");
        body.put("error", cut(words));
        body.put("retryable", retryable);
        return sized(held, body);
    }

    /** Cut between characters, of which some are pairs. */
    private static String cut(String words) {
        if (words.length() <= MAX_ERROR) {
            return words;
        }
        return words.substring(0, Character.isHighSurrogate(words.charAt(MAX_ERROR - 1)) ? MAX_ERROR - 1 : MAX_ERROR);
    }

    static Report givenBack(Held held, Duration remaining) {
        double seconds = Math.max(1, remaining.toMillis()) / 1_000.0;
        return of(held, "yielded", "remainingSeconds", seconds);
    }

    private static Report of(Held held, String status, String name, @Nullable Object value) {
        Map<String, Object> body = base(held, status);
        if (value != null) {
            body.put(name, value);
        }
        return sized(held, body);
    }

    private static Map<String, Object> base(Held held, String status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("taskId", held.task().id());
        body.put("token", held.task().token());
        body.put("status", status);
        return body;
    }

    private static Report sized(Held held, Map<String, Object> body) {
        try {
            return new Report(held, body, JSON.std.asBytes(body).length);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + body, e);
        }
    }
}
