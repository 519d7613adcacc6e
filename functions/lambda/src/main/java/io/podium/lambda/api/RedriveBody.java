package io.podium.lambda.api;

import io.podium.domain.task.TaskStatus;
import io.podium.domain.usecase.RedriveTasks;
import io.podium.lambda.json.Fields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /tasks/redrive}.
 *
 * @param filter which tasks are meant
 * @param limit at most this many
 * @param next where to go on, or null
 * @param dryRun whether to change nothing
 */
public record RedriveBody(
        RedriveTasks.Filter filter, int limit, @Nullable String next, boolean dryRun) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_NEXT = 1_024;
    private static final int MAX_ERROR = 1_000;
    private static final Map<String, TaskStatus> STATUSES =
            Map.of(TaskStatus.DEAD.name(), TaskStatus.DEAD, TaskStatus.FAILED.name(), TaskStatus.FAILED);

    /** Reads the body; without a status the dead are meant. */
    public static RedriveBody read(Fields in) {
        Instant from = in.optional("endedAfter", Fields::timestamp).orElse(null);
        Instant to = in.optional("endedBefore", Fields::timestamp).orElse(null);
        in.check(
                from == null || to == null || from.isBefore(to),
                "endedBefore",
                "a time after endedAfter is expected, which is " + from + ", not " + to);
        return new RedriveBody(
                new RedriveTasks.Filter(
                        in.optional("status", (fields, name) -> fields.oneOf(name, STATUSES))
                                .orElse(TaskStatus.DEAD),
                        in.optional("pool", Fields::id).orElse(null),
                        in.optional("type", Fields::id).orElse(null),
                        from,
                        to,
                        in.optional("errorContains", (fields, name) -> fields.text(name, MAX_ERROR))
                                .orElse(null)),
                in.optional("limit", (fields, name) -> (int) fields.integer(name, 1, RedriveTasks.MAX_LIMIT))
                        .orElse(DEFAULT_LIMIT),
                in.optional("next", (fields, name) -> fields.text(name, MAX_NEXT))
                        .orElse(null),
                in.optional("dryRun", Fields::bool).orElse(false));
    }
}
