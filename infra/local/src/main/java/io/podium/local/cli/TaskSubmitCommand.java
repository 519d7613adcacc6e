package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podium task submit}: tasks from a file, or one from options. */
@Command(
        name = "submit",
        description = "Submits the tasks of a file, or one that the options describe. Submitting the same id again"
                + " changes nothing.",
        footer = {
            "",
            "Examples:",
            "  podium task submit tasks.json",
            "  podium task submit --type report --id r1 --expected-seconds 30 --payload '{\"day\":\"2026-11-22\"}'"
        },
        mixinStandardHelpOptions = true)
final class TaskSubmitCommand implements Callable<Integer> {
    private final Output output;
    private final Map<String, String> environment;

    @Mixin
    private RemoteArguments arguments = new RemoteArguments();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "One task as JSON, or {\"tasks\": [...]}; - for standard input.")
    private @Nullable Path file;

    @Option(names = "--type", paramLabel = "TYPE", description = "What kind of task it is.")
    private @Nullable String type;

    @Option(names = "--id", paramLabel = "TASK", description = "The task's id. Default: one is made.")
    private @Nullable String id;

    @Option(names = "--pool", paramLabel = "POOL", description = "Whose resources it uses.")
    private @Nullable String pool;

    @Option(names = "--priority", paramLabel = "P", description = "How urgent it is; more goes first.")
    private @Nullable Double priority;

    @Option(names = "--expected-seconds", paramLabel = "S", description = "How long it is thought to run.")
    private @Nullable Double expectedSeconds;

    @Option(names = "--deadline", paramLabel = "TIME", description = "When it must have ended.")
    private @Nullable String deadline;

    @Option(names = "--delay-seconds", paramLabel = "S", description = "How long it waits before it may run.")
    private @Nullable Double delaySeconds;

    @Option(names = "--max-attempts", paramLabel = "N", description = "How often it is tried.")
    private @Nullable Integer maxAttempts;

    @Option(names = "--depends-on", paramLabel = "TASK", split = ",", description = "Tasks that must succeed before.")
    private @Nullable List<String> dependsOn;

    @Option(names = "--payload", paramLabel = "JSON", description = "What the worker is given.")
    private @Nullable String payload;

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = "Makes ids, so that a repeat is none.")
    private @Nullable String idempotencyKey;

    TaskSubmitCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Map<?, ?> body = body();
        try (Remote remote = arguments.remote(output, environment)) {
            RemoteRequest request =
                    RemoteRequest.post(body, TaskCommand.TASKS).withHeader("Idempotency-Key", idempotencyKey);
            remote.tell(remote.ask(request), told -> Table.of(told.get("tasks"), "taskId", "status"));
        }
        return ExitCode.OK;
    }

    private Map<?, ?> body() {
        Map<String, Object> described = described();
        if (file != null && !described.isEmpty()) {
            throw wrong("either FILE or options describe tasks, not both: " + described.keySet());
        }
        if (file == null && type == null) {
            throw wrong("a FILE or --type is expected. Maybe see: podium task submit --help");
        }
        return file == null ? described : JsonFile.read(file);
    }

    private Map<String, Object> described() {
        Map<String, Object> task = new LinkedHashMap<>();
        put(task, "taskId", id);
        put(task, "type", type);
        put(task, "pool", pool);
        put(task, "priority", priority);
        put(task, "expectedSeconds", expectedSeconds);
        put(task, "deadline", deadline);
        put(task, "delaySeconds", delaySeconds);
        put(task, "maxAttempts", maxAttempts);
        put(task, "dependsOn", dependsOn);
        if (payload != null) {
            put(task, "payload", JsonFile.parsed(payload.getBytes(StandardCharsets.UTF_8), "--payload"));
        }
        return task;
    }

    private static void put(Map<String, Object> task, String name, @Nullable Object value) {
        if (value != null) {
            task.put(name, value);
        }
    }

    private static CommandFailure wrong(String message) {
        return new CommandFailure(message, ExitCode.USAGE);
    }
}
