package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code podium schedule}: tasks that are submitted at the times of a cron expression. */
@Command(
        name = "schedule",
        description = "Looks at schedules, makes, changes and removes them.",
        footer = {"", "Examples:", "  podium schedule list", "  podium schedule put nightly nightly.json"},
        mixinStandardHelpOptions = true)
final class ScheduleCommand {
    private static final String SCHEDULES = "schedules";

    private final Output output;
    private final Map<String, String> environment;

    ScheduleCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Command(
            name = "list",
            description = "Lists schedules, a page at a time.",
            footer = {"", "Examples:", "  podium schedule list --all"},
            mixinStandardHelpOptions = true)
    int list(@Mixin RemoteArguments arguments, @Mixin Pages pages) {
        try (Remote remote = arguments.remote(output, environment)) {
            pages.list(
                    remote,
                    RemoteRequest.get(SCHEDULES),
                    SCHEDULES,
                    "scheduleId",
                    "enabled",
                    "cron",
                    "timeZone",
                    "nextAt");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "get",
            description = "Shows a schedule and the times at which it comes next.",
            footer = {"", "Examples:", "  podium schedule get nightly"},
            mixinStandardHelpOptions = true)
    int get(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "SCHEDULE", description = "The schedule's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.get(SCHEDULES, id)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "put",
            description = "Makes a schedule, or changes it.",
            footer = {
                "",
                "Examples:",
                "  podium schedule put nightly nightly.json",
                "  podium schedule put nightly - < nightly.json"
            },
            mixinStandardHelpOptions = true)
    int put(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "SCHEDULE", description = "The schedule's id.") String id,
            @Parameters(paramLabel = "FILE", description = "The schedule as JSON; - for standard input.") Path file) {
        Map<?, ?> body = JsonFile.read(file);
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.put(body, SCHEDULES, id)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            description = "Removes a schedule; tasks that it brought go on.",
            footer = {"", "Examples:", "  podium schedule delete nightly"},
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "SCHEDULE", description = "The schedule's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.ask(RemoteRequest.delete(SCHEDULES, id));
            remote.tell(Map.of("scheduleId", id), told -> List.of("Schedule " + id + " is removed."));
        }
        return ExitCode.OK;
    }
}
