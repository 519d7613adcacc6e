package io.podium.lambda.api;

import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import io.podium.lambda.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the steps of the state machine hand to each other. */
public final class StepJson {
    private static final int MAX_ITEMS = 10_000;
    private static final int MAX_NAME = 512;

    private StepJson() {}

    /**
     * Reads a wake-up message, {@code {"pool","shard","types"}}.
     */
    public static Wake readWake(Fields in) {
        String pool = in.optional("pool", Fields::id).orElse(Pool.DEFAULT_ID);
        int shard = in.optional("shard", (fields, name) -> (int) fields.integer(name, 0, 1_000_000))
                .orElse(0);
        List<String> types = in.optional("types", (fields, name) -> fields.ids(name, 0, MAX_ITEMS))
                .orElse(List.of());
        in.optional("taskIds", (fields, name) -> fields.ids(name, 0, MAX_ITEMS));
        return new Wake(new ShardKey(pool, shard), new TreeSet<>(types));
    }

    /** Shows a wake-up message. */
    public static Map<String, Object> showWake(Wake wake) {
        return Shown.object()
                .with("pool", wake.shard().pool())
                .with("shard", (long) wake.shard().number())
                .with("types", wake.types().isEmpty() ? null : List.copyOf(wake.types()))
                .tree();
    }

    /** Reads a queue as steps name it: {@code pool/shard} for all of a shard, {@code pool/shard/type} for one. */
    public static Wake readQueue(Fields in, String name) {
        String text = in.text(name, MAX_NAME);
        boolean whole = text.indexOf('/') == text.lastIndexOf('/');
        return whole
                ? Wake.all(ShardKey.parse(text))
                : Wake.of(List.of(QueueKey.parse(text))).get(0);
    }

    /** Shows queues as steps name them. */
    public static List<String> showQueues(List<Wake> wakes) {
        return wakes.stream()
                .flatMap(wake -> wake.types().isEmpty()
                        ? List.of(wake.shard().toString()).stream()
                        : wake.types().stream().map(type -> new QueueKey(wake.shard(), type).toString()))
                .toList();
    }

    /** Reads an assignment. */
    public static Assignment readAssignment(Fields in) {
        return new Assignment(
                new TaskKey(in.id("tenant"), in.id("taskId")),
                in.integer("version", 1, Long.MAX_VALUE),
                in.id("serviceId"));
    }

    /** Shows an assignment. */
    public static Map<String, Object> show(Assignment assignment) {
        return Shown.object()
                .with("tenant", assignment.task().tenant())
                .with("taskId", assignment.task().id())
                .with("version", assignment.version())
                .with("serviceId", assignment.serviceId())
                .tree();
    }

    /**
     * Tasks that were placed on one service and are to be sent to it.
     *
     * @param serviceId the service
     * @param tokens the tasks' tokens
     */
    public record Dispatch(String serviceId, Map<TaskKey, Token> tokens) {
        public Dispatch {
            tokens = Map.copyOf(tokens);
        }
    }

    /** Reads a dispatch. */
    public static Dispatch readDispatch(Fields in) {
        Map<TaskKey, Token> tokens = new LinkedHashMap<>();
        in.objects("tasks", 1, MAX_ITEMS, task -> {
                    String text = task.text("token", MAX_NAME);
                    Token token = Token.parse(text)
                            .orElseThrow(() -> new IllegalArgumentException("a token is expected, not " + text));
                    return Map.entry(new TaskKey(token.tenant(), task.id("taskId")), token);
                })
                .forEach(entry -> tokens.put(entry.getKey(), entry.getValue()));
        return new Dispatch(in.id("serviceId"), tokens);
    }

    /** Shows a dispatch of placed tasks. */
    public static Map<String, Object> showDispatch(String serviceId, List<Task> tasks) {
        return Shown.object()
                .with("serviceId", serviceId)
                .with(
                        "tasks",
                        tasks.stream()
                                .map(task -> Shown.object()
                                        .with("taskId", task.key().id())
                                        .with(
                                                "token",
                                                task.requireLease().token().toString())
                                        .tree())
                                .toList())
                .tree();
    }
}
