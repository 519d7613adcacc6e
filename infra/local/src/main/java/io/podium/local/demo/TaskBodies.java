package io.podium.local.demo;

import io.podium.domain.task.TaskKey;
import io.podium.local.trace.Arrival;
import io.podium.local.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tasks of a trace as bodies of requests. A task's id is made of the trace's content and the task's place in it, so
 * that submitting a trace again to kept data submits the same tasks, which counts once.
 */
final class TaskBodies {
    private static final double SHORTEST_EXPECTED = 0.001;

    private final String prefix;
    private final Instant start;

    /** @param start when the trace begins */
    TaskBodies(Trace trace, Instant start) {
        this.prefix = fingerprint(trace);
        this.start = start;
    }

    /** Returns a text that is different for traces that are different. */
    static String fingerprint(Trace trace) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            trace.arrivals().forEach(task -> digest.update(task.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    TaskKey key(int index, Arrival task) {
        return new TaskKey(task.tenant(), String.format(Locale.ROOT, "%s-%06d", prefix, index));
    }

    /** Returns the tasks of the whole trace. */
    List<TaskKey> keys(Trace trace) {
        List<TaskKey> keys = new ArrayList<>();
        trace.arrivals().forEach(task -> keys.add(key(keys.size(), task)));
        return keys;
    }

    Map<String, Object> body(int index, Arrival task) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("taskId", key(index, task).id());
        body.put("type", task.type());
        body.put("priority", task.priority());
        body.put("expectedSeconds", Math.max(SHORTEST_EXPECTED, task.duration()));
        body.put("payload", Map.of("seconds", task.duration()));
        Map<String, Object> request = new LinkedHashMap<>();
        if (task.cpu() != null) {
            request.put("cpu", Map.of("min", task.cpu()));
        }
        if (task.memory() != null) {
            request.put("memory", Map.of("min", task.memory()));
        }
        if (!request.isEmpty()) {
            body.put("request", request);
        }
        if (task.deadline() != null) {
            body.put("deadline", after(task.deadline()).toString());
        }
        return body;
    }

    /** Returns the instant of this second of the trace, in whole milliseconds. */
    Instant after(double seconds) {
        return start.plus(Duration.ofMillis(Math.round(seconds * 1_000)));
    }
}
