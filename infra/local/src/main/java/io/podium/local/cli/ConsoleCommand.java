package io.podium.local.cli;

import io.podium.local.console.ConsoleProxy;
import io.podium.local.console.Identity;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium console}: the console of a deployed Podium. */
@Command(
        name = "console",
        description =
                "Serves the console of a deployed Podium on the loopback interface. Its requests are signed with the"
                        + " credentials of this machine, or carry a token.",
        footer = {
            "",
            "Examples:",
            "  podium console --url https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
            "  PODIUM_TOKEN=... podium console --url https://podium.example.com",
            "Exits with 2 if an option is wrong."
        },
        mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {
    private final Output output;
    private final Map<String, String> environment;

    @Option(names = "--url", paramLabel = "URL", required = true, description = "Where the API is.")
    private URI url = URI.create("");

    @Option(names = "--port", paramLabel = "N", description = "The console's port; 0 for any.", defaultValue = "8081")
    private int port;

    @Mixin
    private IdentityArguments identity = new IdentityArguments();

    ConsoleCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean isHttp = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new CommandFailure("--url is " + url + "; it begins with https://, and has a host", ExitCode.USAGE);
        }
        if (port < 0 || port > 65_535) {
            throw new CommandFailure("--port is " + port + "; it is from 0 to 65535", ExitCode.USAGE);
        }
        ConsoleProxy proxy = ConsoleProxy.start(port, url, identity());
        Serving.untilStopped("The console of " + url + " is at " + proxy.uri(), proxy::close, output);
        return ExitCode.OK;
    }

    private Identity identity() {
        return identity.identity(url, environment)
                .or(() -> Optional.ofNullable(environment.get("AWS_REGION")).map(IdentityArguments::signature))
                .orElseThrow(() -> new CommandFailure(
                        url
                                + " names no region. Maybe add --region, or --token-file for an API with the authorizer JWT.",
                        ExitCode.USAGE));
    }
}
