package io.podium.local.cli;

import io.podium.local.remote.RemoteApi;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that asks an API, and how its answer is written. */
final class RemoteArguments {
    private static final String URL = "PODIUM_URL";
    private static final String LOCAL = "http://localhost:8080";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the API is; also by " + URL + ". Default: " + LOCAL + ".")
    private @Nullable String url;

    @Mixin
    private IdentityArguments identity = new IdentityArguments();

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Who asks, for an API without sign-in.")
    private @Nullable String tenant;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    /** How the answer is written. */
    enum Format {
        json,
        text
    }

    /**
     * Returns the API, to be asked.
     *
     * @throws CommandFailure if an option is none that can be
     */
    Remote remote(Output output, Map<String, String> environment) {
        URI address = address(environment);
        RemoteApi api = new RemoteApi(
                address, identity.identity(address, environment).orElse((request, body) -> request), tenant);
        return new Remote(api, address, output, format == Format.json);
    }

    private URI address(Map<String, String> environment) {
        String set = environment.getOrDefault(URL, "");
        String told = url != null ? url : set.isBlank() ? LOCAL : set;
        String name = url == null ? URL : "--url";
        try {
            URI address = new URI(told.strip());
            boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isHttp && address.getHost() != null && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new CommandFailure(name + " is " + told + ", which is no address: " + e.getReason(), ExitCode.USAGE);
        }
        throw new CommandFailure(
                name + " is " + told + "; it begins with http:// or https://, and has a host and no query",
                ExitCode.USAGE);
    }
}
