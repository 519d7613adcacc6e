package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podium service}: the services that run tasks. */
@Command(
        name = "service",
        description = "Looks at services, registers them and takes them away.",
        footer = {"", "Examples:", "  podium service list", "  podium service get report-1"},
        mixinStandardHelpOptions = true)
final class ServiceCommand {
    private static final String SERVICES = "services";

    private final Output output;
    private final Map<String, String> environment;

    ServiceCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Command(
            name = "list",
            description = "Lists services, a page at a time.",
            footer = {"", "Examples:", "  podium service list", "  podium service list --all --format json"},
            mixinStandardHelpOptions = true)
    int list(@Mixin RemoteArguments arguments, @Mixin Pages pages) {
        try (Remote remote = arguments.remote(output, environment)) {
            pages.list(
                    remote,
                    RemoteRequest.get(SERVICES),
                    SERVICES,
                    "serviceId",
                    "status",
                    "taskTypes",
                    "pool",
                    "instances",
                    "slotsInUse",
                    "slotsFree",
                    "heartbeatAt");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "get",
            description = "Shows a service, how those stand that it depends on, and who depends on it.",
            footer = {"", "Examples:", "  podium service get report-1"},
            mixinStandardHelpOptions = true)
    int get(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "SERVICE", description = "The service's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.get(SERVICES, id)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "register",
            description = "Registers a service, or changes it.",
            footer = {
                "",
                "Examples:",
                "  podium service register service.json",
                "  podium service register - < service.json"
            },
            mixinStandardHelpOptions = true)
    int register(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "FILE", description = "The service as JSON; - for standard input.") Path file) {
        Map<?, ?> body = JsonFile.read(file);
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.post(body, SERVICES)), ServiceCommand::brief);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "drain",
            description = "Gives a service no more tasks; what it has goes on.",
            footer = {"", "Examples:", "  podium service drain report-1"},
            mixinStandardHelpOptions = true)
    int drain(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "SERVICE", description = "The service's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.post(Map.of(), SERVICES, id, "drain")), ServiceCommand::brief);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "deregister",
            description = "Takes a service away, or only tells what that would hit.",
            footer = {
                "",
                "Examples:",
                "  podium service deregister report-1 --dry-run",
                "  podium service deregister report-1"
            },
            mixinStandardHelpOptions = true)
    int deregister(
            @Mixin RemoteArguments arguments,
            @Option(names = "--dry-run", description = "Change nothing; tell what it would hit.") boolean dryRun,
            @Parameters(paramLabel = "SERVICE", description = "The service's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            Map<?, ?> answer = remote.ask(RemoteRequest.delete(SERVICES, id).with("dryRun", dryRun ? true : null));
            if (dryRun) {
                remote.tell(answer);
            } else {
                remote.tell(answer.isEmpty() ? Map.of("serviceId", id) : answer, told -> gone(id, told));
            }
        }
        return ExitCode.OK;
    }

    private static List<String> brief(Map<?, ?> told) {
        List<String> lines = new ArrayList<>();
        lines.add("Service " + told.get("serviceId") + " is " + told.get("status") + ", with "
                + TreeText.cell(told.get("slotsFree")) + " slots free and " + TreeText.cell(told.get("slotsInUse"))
                + " in use.");
        return withWarnings(lines, told);
    }

    private static List<String> gone(String id, Map<?, ?> told) {
        return withWarnings(new ArrayList<>(List.of("Service " + id + " is deregistered.")), told);
    }

    private static List<String> withWarnings(List<String> lines, Map<?, ?> told) {
        if (told.get("warnings") instanceof List<?> warnings) {
            warnings.forEach(warning -> lines.add("Warning: " + warning));
        }
        return lines;
    }
}
