package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium optimize}: lets the optimizer plan now, stops it and lets it go on. */
@Command(
        name = "optimize",
        description = "Plans now, or stops and resumes the planning of every minute.",
        footer = {"", "Examples:", "  podium optimize run --dry-run", "  podium optimize pause --reason 'black friday'"
        },
        mixinStandardHelpOptions = true)
final class OptimizeCommand {
    private static final String OPTIMIZE = "optimize";

    private final Output output;
    private final Map<String, String> environment;

    OptimizeCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Command(
            name = "run",
            description = "Makes a plan and applies it, or only tells what it would change.",
            footer = {"", "Examples:", "  podium optimize run --dry-run", "  podium optimize run"},
            mixinStandardHelpOptions = true)
    int run(
            @Mixin RemoteArguments arguments,
            @Option(names = "--dry-run", description = "Change nothing; tell what it would change.") boolean dryRun) {
        try (Remote remote = arguments.remote(output, environment)) {
            RemoteRequest request = RemoteRequest.post(Map.of(), OPTIMIZE).with("dryRun", dryRun ? true : null);
            remote.tell(remote.ask(request), OptimizeCommand::decision);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "pause",
            description = "Stops planning until it is resumed.",
            footer = {"", "Examples:", "  podium optimize pause --reason 'load test'"},
            mixinStandardHelpOptions = true)
    int pause(
            @Mixin RemoteArguments arguments,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why.", defaultValue = "") String reason) {
        return change(arguments, "pause", reason.isEmpty() ? Map.of() : Map.of("reason", reason));
    }

    @Command(
            name = "resume",
            description = "Lets planning go on.",
            footer = {"", "Examples:", "  podium optimize resume"},
            mixinStandardHelpOptions = true)
    int resume(@Mixin RemoteArguments arguments) {
        return change(arguments, "resume", Map.of());
    }

    private int change(RemoteArguments arguments, String to, Map<String, Object> body) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.post(body, OPTIMIZE, to)));
        }
        return ExitCode.OK;
    }

    private static List<String> decision(Map<?, ?> told) {
        List<String> lines = new ArrayList<>();
        if (told.get("plan") instanceof Map<?, ?> plan) {
            lines.add("Plan " + TreeText.cell(plan.get("version")) + " is " + plan.get("status") + ", costs "
                    + TreeText.cell(plan.get("costPerHour")) + " an hour, and "
                    + (Boolean.TRUE.equals(plan.get("applied")) ? "is applied." : "is not applied."));
        }
        if (Boolean.TRUE.equals(told.get("dryRun"))) {
            lines.add("This is a dry run: nothing was changed.");
        }
        lines.add("");
        boolean isChange = told.get("changes") instanceof List<?> changes && !changes.isEmpty();
        lines.addAll(
                isChange
                        ? Table.of(told.get("changes"), "serviceId", "pool", "from", "to")
                        : List.of("No service grows or shrinks."));
        lines.add("");
        lines.addAll(PlanCommand.differences(told.get("difference")));
        return lines;
    }
}
