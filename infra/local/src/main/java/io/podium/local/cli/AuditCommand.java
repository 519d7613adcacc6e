package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium audit}: who changed what. */
@Command(
        name = "audit",
        description = "Tells who changed what, the newest first. As JSON also what it was before and after.",
        footer = {
            "",
            "Examples:",
            "  podium audit --resource pools/batch",
            "  podium audit --from 2026-11-01T00:00:00Z --all"
        },
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private final Output output;
    private final Map<String, String> environment;

    @Mixin
    private RemoteArguments arguments = new RemoteArguments();

    @Mixin
    private Pages pages = new Pages();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The earliest time. Default: a week before the latest.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The time before which it was. Default: now.")
    private @Nullable String to;

    @Option(names = "--resource", paramLabel = "NAME", description = "What was changed, as in pools/batch.")
    private @Nullable String resource;

    @Option(names = "--action", paramLabel = "NAME", description = "How, as in pool.put.")
    private @Nullable String action;

    @Option(names = "--principal", paramLabel = "NAME", description = "By whom.")
    private @Nullable String principal;

    AuditCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        RemoteRequest request = RemoteRequest.get("audit")
                .with("from", from)
                .with("to", to)
                .with("resource", resource)
                .with("action", action)
                .with("principal", principal);
        try (Remote remote = arguments.remote(output, environment)) {
            pages.list(remote, request, "entries", "time", "action", "resource", "principal", "tenant", "outcome");
        }
        return ExitCode.OK;
    }
}
