package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.ArrayList;
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

/** {@code podium task redrive}: one task that failed, or all that match. */
@Command(
        name = "redrive",
        description = "Lets a task that failed run once more, or up to a limit of those that match.",
        footer = {
            "",
            "Examples:",
            "  podium task redrive r1",
            "  podium task redrive --matching --type report --error-contains timeout --dry-run"
        },
        mixinStandardHelpOptions = true)
final class TaskRedriveCommand implements Callable<Integer> {
    private final Output output;
    private final Map<String, String> environment;

    @Mixin
    private RemoteArguments arguments = new RemoteArguments();

    @Parameters(paramLabel = "TASK", arity = "0..1", description = "The task's id.")
    private @Nullable String task;

    @Option(names = "--matching", description = "All that match the options below, in place of one.")
    private boolean matching;

    @Option(names = "--status", paramLabel = "STATUS", description = "How they ended, as DEAD.")
    private @Nullable String status;

    @Option(names = "--pool", paramLabel = "POOL", description = "Those of this pool.")
    private @Nullable String pool;

    @Option(names = "--type", paramLabel = "TYPE", description = "Those of this type.")
    private @Nullable String type;

    @Option(names = "--ended-after", paramLabel = "TIME", description = "Those that ended after this time.")
    private @Nullable String endedAfter;

    @Option(names = "--ended-before", paramLabel = "TIME", description = "Those that ended before this time.")
    private @Nullable String endedBefore;

    @Option(names = "--error-contains", paramLabel = "TEXT", description = "Those whose error has this in it.")
    private @Nullable String errorContains;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most.")
    private @Nullable Integer limit;

    @Option(names = "--next", paramLabel = "NEXT", description = "Go on from where an earlier redrive ended.")
    private @Nullable String next;

    @Option(names = "--dry-run", description = "Change nothing; tell which match. Only with --matching.")
    private boolean dryRun;

    TaskRedriveCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Map<String, Object> body = body();
        if (matching == (task != null)) {
            throw wrong("either a TASK or --matching is expected");
        }
        if (task != null && !body.isEmpty()) {
            throw wrong("one TASK has no options " + body.keySet() + ". Maybe add --matching in place of TASK");
        }
        try (Remote remote = arguments.remote(output, environment)) {
            if (task == null) {
                Map<?, ?> answer = remote.ask(RemoteRequest.post(body, TaskCommand.TASKS, "redrive"));
                remote.tell(answer, TaskRedriveCommand::many);
            } else {
                RemoteRequest request = RemoteRequest.post(Map.of(), TaskCommand.TASKS, task, "redrive");
                remote.tell(remote.ask(request), TaskCommand::brief);
            }
        }
        return ExitCode.OK;
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "status", status);
        put(body, "pool", pool);
        put(body, "type", type);
        put(body, "endedAfter", endedAfter);
        put(body, "endedBefore", endedBefore);
        put(body, "errorContains", errorContains);
        put(body, "limit", limit);
        put(body, "next", next);
        put(body, "dryRun", dryRun ? true : null);
        return body;
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private static List<String> many(Map<?, ?> told) {
        List<String> lines = new ArrayList<>(Table.of(told.get("tasks"), "taskId", "status"));
        lines.add(told.get("matched") + " match, " + told.get("redriven") + " were redriven.");
        if (told.get("next") != null) {
            lines.add("There are more: add --next '" + told.get("next") + "'");
        }
        return lines;
    }

    private static CommandFailure wrong(String message) {
        return new CommandFailure(message, ExitCode.USAGE);
    }
}
