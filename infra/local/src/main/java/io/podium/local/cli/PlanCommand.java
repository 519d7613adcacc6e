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

/** {@code podium plan}: what the optimizer planned, and why. */
@Command(
        name = "plan",
        description = "Looks at the plans of the optimizer.",
        footer = {"", "Examples:", "  podium plan current", "  podium plan diff 3 4"},
        mixinStandardHelpOptions = true)
final class PlanCommand {
    private static final String PLANS = "plans";

    private final Output output;
    private final Map<String, String> environment;

    PlanCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Command(
            name = "current",
            aliases = "latest",
            description = "Shows the newest plan: instances, prices, what binds and the reasons.",
            footer = {"", "Examples:", "  podium plan current"},
            mixinStandardHelpOptions = true)
    int current(@Mixin RemoteArguments arguments) {
        return show(arguments, "latest");
    }

    @Command(
            name = "get",
            description = "Shows a plan of the past.",
            footer = {"", "Examples:", "  podium plan get 3"},
            mixinStandardHelpOptions = true)
    int get(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "VERSION", description = "The plan's number.") long version) {
        return show(arguments, String.valueOf(version));
    }

    @Command(
            name = "history",
            description = "Lists plans, the newest first.",
            footer = {"", "Examples:", "  podium plan history --limit 10 --from 2026-11-22T10:00:00Z"},
            mixinStandardHelpOptions = true)
    int history(
            @Mixin RemoteArguments arguments,
            @Option(names = "--from", paramLabel = "TIME", description = "Those made from then on.") @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "TIME", description = "Those made before.") @Nullable String to,
            @Mixin Pages pages) {
        try (Remote remote = arguments.remote(output, environment)) {
            pages.list(
                    remote,
                    RemoteRequest.get(PLANS).with("from", from).with("to", to).with("brief", true),
                    PLANS,
                    "version",
                    "createdAt",
                    "status",
                    "applied",
                    "costPerHour",
                    "gap",
                    "instances");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "diff",
            description = "Tells what differs between two plans, and why.",
            footer = {"", "Examples:", "  podium plan diff 3 4"},
            mixinStandardHelpOptions = true)
    int diff(
            @Mixin RemoteArguments arguments,
            @Parameters(index = "0", paramLabel = "FROM", description = "The earlier plan's number.") long from,
            @Parameters(index = "1", paramLabel = "TO", description = "The later plan's number.") long to) {
        try (Remote remote = arguments.remote(output, environment)) {
            RemoteRequest request =
                    RemoteRequest.get(PLANS, "diff").with("from", from).with("to", to);
            remote.tell(remote.ask(request), told -> differences(told.get("difference")));
        }
        return ExitCode.OK;
    }

    /** Tells what differs. */
    static List<String> differences(@Nullable Object words) {
        return words instanceof List<?> list && !list.isEmpty()
                ? list.stream().map(String::valueOf).toList()
                : List.of("Nothing differs.");
    }

    private int show(RemoteArguments arguments, String version) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.get(PLANS, version)));
        }
        return ExitCode.OK;
    }
}
