package io.podium.lambda.wiring;

import io.podium.lambda.json.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** The state machine as an Express one on Step Functions, started synchronously. */
public final class SfnStateMachineRunner implements StateMachineRunner {
    private final SfnClient client;
    private final String arn;

    /**
     * Creates a runner.
     *
     * @param arn the state machine's name
     */
    public SfnStateMachineRunner(SfnClient client, String arn) {
        this.client = client;
        this.arn = arn;
    }

    @Override
    public Object run(Object input) {
        StartSyncExecutionResponse response = client.startSyncExecution(
                request -> request.stateMachineArn(arn).input(Json.write(input)));
        if (response.status() != SyncExecutionStatus.SUCCEEDED) {
            throw new ExecutionFailedException(
                    orElse(response.error(), response.statusAsString()), orElse(response.cause(), "no cause is given"));
        }
        Object output = response.output() == null ? null : Json.parse(response.output());
        return output == null ? Map.of() : output;
    }

    private static String orElse(@Nullable String value, @Nullable String otherwise) {
        return value == null ? Objects.requireNonNullElse(otherwise, "unknown") : value;
    }
}
