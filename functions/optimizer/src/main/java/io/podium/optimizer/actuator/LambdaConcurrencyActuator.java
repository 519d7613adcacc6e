package io.podium.optimizer.actuator;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.port.Actuator;
import io.podium.domain.service.ActuatorSpec;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Reserves as much concurrency of a Lambda function as the service should run tasks at a time, and gives the reservation
 * back when the service is left to itself.
 */
public final class LambdaConcurrencyActuator implements Actuator {
    private static final String PARAMETER = "LambdaActuatorFunctions";

    private final Supplier<LambdaClient> client;

    /** Takes the client only when there is something to do. */
    public LambdaConcurrencyActuator(Supplier<LambdaClient> client) {
        this.client = client;
    }

    @Override
    public ActuatorType type() {
        return ActuatorTypes.LAMBDA_CONCURRENCY;
    }

    @Override
    public void apply(ActuatorSpec spec, Wanted wanted) {
        String function = spec.setting("functionName");
        try {
            client.get().putFunctionConcurrency(request -> request.functionName(function)
                    .reservedConcurrentExecutions(wanted.seats()));
        } catch (SdkException e) {
            throw AwsFailure.of("PutFunctionConcurrency of " + function, PARAMETER, e);
        }
    }

    @Override
    public void release(ActuatorSpec spec, String serviceId) {
        String function = spec.setting("functionName");
        try {
            client.get().deleteFunctionConcurrency(request -> request.functionName(function));
        } catch (SdkException e) {
            throw AwsFailure.of("DeleteFunctionConcurrency of " + function, PARAMETER, e);
        }
    }
}
