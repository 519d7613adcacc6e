package io.podium.local.worker;

import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.time.Instant;

/**
 * A task as a worker is handed it.
 *
 * @param taskId the task
 * @param tenant whose task it is, which the token tells
 * @param token proves that the worker owns it
 * @param duration how long it runs: what was left when it was given back, else {@code seconds} of its payload, else what
 *     is expected of it
 * @param leaseUntil when the lease runs out unless it is extended
 * @param attempt how often it was handed out, this time included
 */
public record WorkItem(String taskId, String tenant, String token, Duration duration, Instant leaseUntil, int attempt) {

    /**
     * Reads an element of a lease's answer, or a message of a worker's queue.
     *
     * @throws IllegalArgumentException if it is no task
     */
    static WorkItem of(Tree tree) {
        String taskId = required(tree, "taskId");
        String token = required(tree, "token");
        String[] parts = token.split("\\.", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("the token of task " + taskId + " names no tenant: " + token);
        }
        Object attempt = tree.at("attempt").value();
        return new WorkItem(
                taskId,
                parts[2],
                token,
                duration(tree),
                Instant.parse(required(tree, "leaseUntil")),
                attempt instanceof Long count ? Math.toIntExact(count) : 1);
    }

    /** Returns the task with the lease as it was extended; an empty text changes nothing. */
    WorkItem until(String instant) {
        return instant.isEmpty()
                ? this
                : new WorkItem(taskId, tenant, token, duration, Instant.parse(instant), attempt);
    }

    private static Duration duration(Tree tree) {
        Object seconds = tree.at("remainingSeconds").value();
        if (!(seconds instanceof Number)) {
            seconds = tree.at("payload", "seconds").value();
        }
        if (!(seconds instanceof Number)) {
            seconds = tree.at("expectedSeconds").value();
        }
        double value = seconds instanceof Number number ? number.doubleValue() : 1;
        return Duration.ofNanos(Math.round(Math.max(0, value) * 1e9));
    }

    private static String required(Tree tree, String name) {
        return tree.at(name)
                .text()
                .orElseThrow(() -> new IllegalArgumentException("a task for a worker has a " + name));
    }
}
