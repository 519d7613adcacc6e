package io.podium.local.stack;

import io.podium.local.clock.AcceleratedClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to run the local stack.
 *
 * @param template the deployment template
 * @param port the API's port, 0 for any that is free
 * @param data where state is kept across restarts, or null to forget it
 * @param store what keeps the tables
 * @param endpoints other services to use in place of the embedded ones
 * @param speed virtual seconds in a real second
 * @param errors is shown log lines of what should not have happened
 */
public record StackOptions(
        Path template,
        int port,
        @Nullable Path data,
        StoreKind store,
        Endpoints endpoints,
        double speed,
        Consumer<String> errors) {

    /** What keeps the tables where no other service does. */
    public enum StoreKind {
        /** The embedded database. */
        H2,
        /** DynamoDB Local, which is no part of this program and has to be put beside it. */
        DYNAMODB_LOCAL
    }

    /**
     * Other services to use in place of the embedded ones.
     *
     * @param dynamoDb for the tables, or null
     * @param sqs for the queues, or null
     * @param machine for the state machine, or null
     */
    public record Endpoints(
            @Nullable URI dynamoDb,
            @Nullable URI sqs,
            @Nullable DeployedMachine machine) {
        /** The embedded ones only. */
        public static final Endpoints EMBEDDED = new Endpoints(null, null, null);
    }

    /**
     * A state machine that was deployed before, to functions that it can call.
     *
     * @param endpoint where Step Functions is
     * @param arn its name
     */
    public record DeployedMachine(URI endpoint, String arn) {}

    public StackOptions {
        Objects.requireNonNull(template);
        Objects.requireNonNull(store);
        Objects.requireNonNull(endpoints);
        Objects.requireNonNull(errors);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
        }
        AcceleratedClock.requireSpeed(speed);
    }
}
