package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podium task}: tasks, as those see them who submit them. */
@Command(
        name = "task",
        description = "Submits tasks, looks at them, waits for them, cancels and redrives them.",
        footer = {"", "Examples:", "  podium task submit --type report --id r1", "  podium task list --status DEAD"},
        mixinStandardHelpOptions = true)
final class TaskCommand {
    static final String TASKS = "tasks";

    private final Output output;
    private final Map<String, String> environment;

    TaskCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Command(
            name = "list",
            description = "Lists tasks, a page at a time.",
            footer = {
                "",
                "Examples:",
                "  podium task list --status READY --pool batch --limit 20",
                "  podium task list --all --format json"
            },
            mixinStandardHelpOptions = true)
    int list(
            @Mixin RemoteArguments arguments,
            @Option(names = "--status", paramLabel = "STATUS", description = "Only those in this state, as READY.")
                    @Nullable
                    String status,
            @Option(names = "--pool", paramLabel = "POOL", description = "Only those of this pool.") @Nullable
                    String pool,
            @Mixin Pages pages) {
        try (Remote remote = arguments.remote(output, environment)) {
            pages.list(
                    remote,
                    RemoteRequest.get(TASKS).with("status", status).with("pool", pool),
                    TASKS,
                    "taskId",
                    "type",
                    "status",
                    "pool",
                    "priority",
                    "attempts",
                    "serviceId",
                    "submittedAt");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "get",
            description = "Shows a task, with its payload, its result or its error.",
            footer = {"", "Examples:", "  podium task get r1", "  podium task get r1 --format json"},
            mixinStandardHelpOptions = true)
    int get(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "TASK", description = "The task's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.get(TASKS, id)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "cancel",
            description = "Cancels a task, or all of an array.",
            footer = {"", "Examples:", "  podium task cancel r1"},
            mixinStandardHelpOptions = true)
    int cancel(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "TASK", description = "The task's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.delete(TASKS, id)), TaskCommand::brief);
        }
        return ExitCode.OK;
    }

    /** Tells how a task stands. */
    static List<String> brief(Map<?, ?> task) {
        return List.of("Task " + task.get("taskId") + " is " + task.get("status") + ".");
    }
}
