package io.podium.local.cli;

import io.podium.local.console.Identity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The options that say as whom an API is asked. */
final class IdentityArguments {
    private static final String TOKEN = "PODIUM_TOKEN";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A token for an API with the authorizer JWT; also by " + TOKEN + ".")
    private @Nullable Path tokenFile;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region of an API with the authorizer IAM, to which requests are signed with the"
                    + " credentials of this machine. Default: the one that the URL names.")
    private @Nullable String region;

    /** Returns whose requests they are, or nothing if no option, variable or URL says so. */
    Optional<Identity> identity(URI url, Map<String, String> environment) {
        String token = token(environment);
        if (!token.isEmpty()) {
            return Optional.of(Identity.token(token));
        }
        Optional<String> usual =
                Optional.ofNullable(environment.get("AWS_REGION")).filter(name -> "https".equals(url.getScheme()));
        return Optional.ofNullable(region)
                .or(() -> Identity.regionOf(url))
                .or(() -> usual)
                .map(IdentityArguments::signature);
    }

    /** Returns requests signed to a region with the credentials of this machine. */
    static Identity signature(String region) {
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        return Identity.signature(credentials::resolveCredentials, region);
    }

    private String token(Map<String, String> environment) {
        if (tokenFile == null) {
            return environment.getOrDefault(TOKEN, "").strip();
        }
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new CommandFailure("--token-file cannot be read: " + e, ExitCode.USAGE);
        }
    }
}
