package io.podium.lambda.trace;

import io.podium.domain.task.LastRun;
import io.podium.domain.task.Outcome;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The life of an ended task as spans below the one that submitted it: {@code task}, from submission to end, and below it
 * {@code wait} and {@code run}, of which the latter is the last attempt: of those before only the sum of their times is
 * known, which the attributes tell.
 *
 * <p>Ids of spans are digests of the task, so that an end that is told twice is the same span twice.
 */
public final class TaskSpans {
    private static final int SAMPLED = 1;

    private TaskSpans() {}

    /** Returns the spans of a task; none if it has not ended, or if its submitter's trace is not recorded. */
    public static List<Span> of(Task task) {
        Outcome outcome = task.outcome();
        String context = task.spec().traceParent().orElse("");
        if (outcome == null || context.isEmpty() || !isSampled(context)) {
            return List.of();
        }
        return spans(task, outcome, context.substring(3, 35), context.substring(36, 52));
    }

    private static boolean isSampled(String context) {
        return (Integer.parseInt(context.substring(53, 55), 16) & SAMPLED) != 0;
    }

    private static List<Span> spans(Task task, Outcome outcome, String trace, String parent) {
        Instant start = task.submittedAt();
        Instant end = later(outcome.finishedAt(), start);
        String whole = id(task, "task");
        Map<String, Object> attributes = attributes(task, outcome);
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(
                trace,
                whole,
                parent,
                "task " + task.spec().type(),
                Span.Kind.SERVER,
                start,
                end,
                attributes,
                error(task, outcome)));
        LastRun last = outcome.last();
        if (last != null) {
            Instant began = later(last.began(), start);
            spans.add(part(task, trace, whole, "wait", start, began));
            spans.add(part(task, trace, whole, "run", began, later(end, began)));
        }
        return spans;
    }

    private static Span part(Task task, String trace, String parent, String name, Instant start, Instant end) {
        return new Span(trace, id(task, name), parent, name, Span.Kind.INTERNAL, start, end, Map.of(), null);
    }

    private static Map<String, Object> attributes(Task task, Outcome outcome) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("podium.task.id", task.key().id());
        attributes.put("podium.task.type", task.spec().type());
        attributes.put("podium.task.status", task.status().name());
        attributes.put("podium.task.attempts", (long) task.progress().attempts());
        attributes.put("podium.task.wait_seconds", task.waitSeconds());
        attributes.put("podium.task.run_seconds", task.progress().ranSeconds());
        if (outcome.last() != null) {
            attributes.put("podium.service", outcome.last().serviceId());
        }
        attributes.put("podium.pool", task.spec().shard().pool());
        attributes.put("podium.tenant", task.key().tenant());
        return attributes;
    }

    private static @Nullable String error(Task task, Outcome outcome) {
        boolean failed = task.status() == TaskStatus.FAILED || task.status() == TaskStatus.DEAD;
        return failed ? String.valueOf(outcome.error()) : null;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static String id(Task task, String name) {
        TaskKey key = task.key();
        String text =
                String.join("\n", key.tenant(), key.id(), task.submittedAt().toString(), name);
        long id = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        // An id of zeros is invalid.
        return String.format("%016x", id == 0 ? 1 : id);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
