package io.podium.local.cli;

import io.podium.local.stack.StackOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The options that every command has which starts the stack. */
final class StackArguments {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep state in this directory, across restarts. Without it, state ends with the process.")
    private @Nullable Path data;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "What keeps the tables: h2, or dynamodb-local where it was put beside the program.",
            defaultValue = "h2")
    private String store = "h2";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Use the DynamoDB and SQS at this address in place of the embedded ones; also by"
                    + " AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_DYNAMODB and AWS_ENDPOINT_URL_SQS. The Step Functions there (or"
                    + " at AWS_ENDPOINT_URL_SFN) is used where PODIUM_STATE_MACHINE_ARN names a state machine whose"
                    + " functions are deployed there; else the state machine runs in this process.")
    private @Nullable URI endpoint;

    @Nullable
    Path data() {
        return data;
    }

    /**
     * Returns how to run the stack.
     *
     * @throws CommandFailure if a value is none that can be
     */
    StackOptions options(Home home, int port, double speed, Output output, Map<String, String> environment) {
        try {
            return new StackOptions(
                    home.template(),
                    port,
                    data,
                    kind(),
                    new StackOptions.Endpoints(
                            endpoint("DYNAMODB", environment), endpoint("SQS", environment), machine(environment)),
                    speed,
                    output::note);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    private StackOptions.StoreKind kind() {
        return switch (store) {
            case "h2" -> StackOptions.StoreKind.H2;
            case "dynamodb-local" -> StackOptions.StoreKind.DYNAMODB_LOCAL;
            default ->
                throw new IllegalArgumentException(
                        "--store is " + store.toLowerCase(Locale.ROOT) + "; it is h2 or dynamodb-local");
        };
    }

    private StackOptions.@Nullable DeployedMachine machine(Map<String, String> environment) {
        URI at = endpoint("SFN", environment);
        String arn = environment.get("PODIUM_STATE_MACHINE_ARN");
        return at == null || arn == null || arn.isBlank() ? null : new StackOptions.DeployedMachine(at, arn);
    }

    private @Nullable URI endpoint(String service, Map<String, String> environment) {
        if (endpoint != null) {
            return endpoint;
        }
        String set = environment.getOrDefault("AWS_ENDPOINT_URL_" + service, environment.get("AWS_ENDPOINT_URL"));
        return set == null || set.isBlank() ? null : URI.create(set);
    }
}
