package io.podium.lambda.api;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.Correlation;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Membership;
import io.podium.domain.task.Origin;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Reads the tasks of one submission. */
public final class TaskReader {
    /** The most tasks of one call. */
    public static final int MAX_TASKS = 1_000;

    /** The largest payload that is kept inline, in bytes of JSON. */
    public static final int MAX_PAYLOAD_BYTES = 64 * 1_024;

    private static final double MAX_PRIORITY = 1e9;
    private static final double MAX_EXPECTED_SECONDS = 1e9;
    private static final int MAX_DELAY_SECONDS = 366 * 24 * 3_600;
    private static final Duration LATEST_DEADLINE = Duration.ofDays(36_525);
    private static final int MAX_PARENTS = 100;
    private static final int MAX_ATTEMPTS = 100;
    private static final int DEFAULT_ATTEMPTS = 3;

    private final String tenant;
    private final @Nullable String idempotencyKey;
    private final Instant now;
    private final RandomGenerator random;
    private final @Nullable Correlation correlation;
    private final Set<TaskKey> refusedIfLate = new HashSet<>();
    private int count;

    /**
     * @param tenant whose tasks they are
     * @param idempotencyKey makes the ids of unnamed tasks the same when the call is repeated, or null
     * @param now when delays begin
     * @param random where the ids of other unnamed tasks come from
     * @param correlation what tasks that name no correlation id of their own are found by, or null
     */
    public TaskReader(
            String tenant,
            @Nullable String idempotencyKey,
            Instant now,
            RandomGenerator random,
            @Nullable Correlation correlation) {
        this.tenant = tenant;
        this.idempotencyKey = idempotencyKey;
        this.now = now;
        this.random = random;
        this.correlation = correlation;
    }

    /** Reads the body of {@code POST /tasks}: one task, or an object with a list of them. */
    public List<NewTask> read(Fields in) {
        List<NewTask> tasks = in.has("tasks")
                ? in.objects("tasks", 1, MAX_TASKS, this::readTask).stream()
                        .flatMap(List::stream)
                        .toList()
                : readTask(in);
        in.check(
                tasks.size() <= MAX_TASKS,
                in.has("tasks") ? "tasks" : "array.size",
                "a call has at most " + MAX_TASKS + " tasks, counting all of its arrays, not " + tasks.size());
        return tasks;
    }

    /** Returns the tasks, of those read, that are to be refused if they would miss their deadlines. */
    public Set<TaskKey> refusedIfLate() {
        return Set.copyOf(refusedIfLate);
    }

    private List<NewTask> readTask(Fields in) {
        int index = count++;
        SortedMap<String, Object> content = new TreeMap<>();
        String type = in.id("type");
        String pool = noted(content, "pool", in.optional("pool", Fields::id).orElse(null));
        double priority = in.optional("priority", (fields, name) -> fields.number(name, -MAX_PRIORITY, MAX_PRIORITY))
                .orElse(0.0);
        Double expected = noted(
                content,
                "expectedSeconds",
                in.optional("expectedSeconds", (fields, name) -> fields.number(name, 0.001, MAX_EXPECTED_SECONDS))
                        .orElse(null));
        ResourceRequest request =
                in.optional("request", TaskReader::readRequest).orElse(null);
        noted(content, "request", request == null ? null : request.toString());
        List<String> dependsOn = in.optional("dependsOn", (fields, name) -> fields.ids(name, 0, MAX_PARENTS))
                .orElse(List.of());
        FailedParentRule rule = in.optional(
                        "onParentFailure",
                        (fields, name) -> fields.oneOf(
                                name,
                                Map.of(
                                        "fail", FailedParentRule.FAIL,
                                        "skip", FailedParentRule.SKIP,
                                        "run", FailedParentRule.RUN)))
                .orElse(FailedParentRule.FAIL);
        Double delay = noted(
                content,
                "delaySeconds",
                in.optional("delaySeconds", (fields, name) -> fields.number(name, 0, MAX_DELAY_SECONDS))
                        .orElse(null));
        Instant deadline = in.optional("deadline", this::readDeadline).orElse(null);
        boolean refuseLate = in.optional(
                        "admission", (fields, name) -> fields.oneOf(name, Map.of("advise", false, "refuse", true)))
                .orElse(false);
        in.check(
                !refuseLate || deadline != null,
                "admission",
                "a deadline is expected where tasks that would miss theirs are to be refused");
        noted(content, "deadline", deadline == null ? null : deadline.toString());
        String payload = noted(
                content,
                "payload",
                in.optional("payload", (fields, name) -> fields.json(name, MAX_PAYLOAD_BYTES))
                        .orElse(null));
        int attempts = in.optional("maxAttempts", (fields, name) -> (int) fields.integer(name, 1, MAX_ATTEMPTS))
                .orElse(DEFAULT_ATTEMPTS);
        String gang = noted(content, "gang", in.optional("gang", Fields::id).orElse(null));
        Long size = noted(
                content,
                "array",
                in.optional("array", (fields, name) -> fields.object(name, ArrayForm::readSize))
                        .orElse(null));
        content.put("type", type);
        content.put("priority", priority);
        content.put("dependsOn", dependsOn);
        content.put("onParentFailure", rule.name());
        content.put("maxAttempts", (long) attempts);
        String id = in.optional("taskId", Fields::id).orElseGet(() -> Fingerprint.id(idempotencyKey, index, random));
        TaskSpec spec = new TaskSpec(
                new TaskKey(tenant, id),
                type,
                ShardKey.of(pool == null ? "" : pool),
                pool != null,
                priority,
                expected == null ? new DurationEstimate.Assumed() : new DurationEstimate.Declared(expected),
                request,
                dependsOn,
                rule,
                delay == null || delay == 0 ? null : now.plusMillis(Math.round(delay * 1000)),
                deadline,
                payload,
                attempts,
                Membership.NONE,
                // Under which id a submission is looked for does not make it another one.
                new Origin(
                        Fingerprint.of(Json.write(content)),
                        in.optional("correlationId", TaskReader::readCorrelation)
                                .orElse(correlation)));
        List<TaskSpec> specs = size == null ? List.of(spec) : ArrayForm.expand(in, spec, size);
        if (refuseLate) {
            specs.forEach(each -> refusedIfLate.add(each.key()));
        }
        return specs.stream().map(each -> new NewTask(each, pool, gang)).toList();
    }

    private static Correlation readCorrelation(Fields in, String name) {
        String id = in.text(name, Correlation.MAX_LENGTH);
        boolean isVisible = !id.isEmpty() && id.chars().allMatch(c -> c > ' ' && c <= '~');
        in.check(isVisible, name, "visible characters of ASCII without spaces are expected");
        return new Correlation(isVisible ? id : "x");
    }

    private Instant readDeadline(Fields in, String name) {
        Instant deadline = in.timestamp(name);
        in.check(
                !deadline.isBefore(Instant.EPOCH) && !deadline.isAfter(now.plus(LATEST_DEADLINE)),
                name,
                "a time from 1970 to " + LATEST_DEADLINE.toDays() + " days from now is expected, not " + deadline);
        return deadline;
    }

    private static ResourceRequest readRequest(Fields in, String name) {
        SortedMap<String, double[]> bounds =
                in.byKind(name, (kinds, kind) -> kinds.object(kind, TaskReader::readBounds));
        SortedMap<String, Double> min = new TreeMap<>();
        SortedMap<String, Double> max = new TreeMap<>();
        bounds.forEach((kind, range) -> {
            min.put(kind, range[0]);
            max.put(kind, Math.max(range[0], range[1]));
        });
        return new ResourceRequest(ResourceVector.of(min), ResourceVector.of(max));
    }

    private static double[] readBounds(Fields in) {
        double min = in.number("min", 0, ResourceVector.MAX_AMOUNT);
        double max = in.optional("max", (fields, name) -> fields.number(name, 0, ResourceVector.MAX_AMOUNT))
                .orElse(min);
        in.check(max >= min, "max", "at least min is expected, which is " + min + ", not " + max);
        return new double[] {min, max};
    }

    private static <T> @Nullable T noted(Map<String, Object> content, String name, @Nullable T value) {
        if (value != null) {
            content.put(name, value);
        }
        return value;
    }
}
