package io.podium.optimizer.actuator;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.ActuatorFailedException;
import io.podium.domain.service.ActuatorSpec;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sets the desired count of an ECS service. A service that is left to itself keeps the count that it has.
 *
 * <p>Source: Amazon ECS API Reference, "UpdateService", version 2014-11-13.
 */
public final class EcsServiceActuator implements Actuator {
    private static final String PARAMETER = "EcsActuatorServices";

    private final Supplier<SignedCalls> ecs;

    /** Takes what calls ECS only when there is something to do. */
    public EcsServiceActuator(Supplier<SignedCalls> ecs) {
        this.ecs = ecs;
    }

    @Override
    public ActuatorType type() {
        return ActuatorTypes.ECS_SERVICE;
    }

    @Override
    public void apply(ActuatorSpec spec, Wanted wanted) {
        String service = spec.setting("service");
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("cluster", spec.setting("cluster"));
        input.put("service", service);
        input.put("desiredCount", (long) wanted.instances());
        String what = "UpdateService of " + service + " in " + spec.setting("cluster");
        try {
            SignedCalls.Answer answer = ecs.get().call("UpdateService", input);
            if (!answer.isOk()) {
                throw refused(what, answer);
            }
        } catch (IOException e) {
            throw new ActuatorFailedException(what + " was not answered: " + e.getMessage(), e);
        } catch (SdkException e) {
            throw AwsFailure.of(what, PARAMETER, e);
        }
    }

    private static ActuatorFailedException refused(String what, SignedCalls.Answer answer) {
        Tree error = error(answer.body());
        String code = error.at("__type").text().orElse("HTTP status " + answer.status());
        String message =
                error.at("message").text().or(() -> error.at("Message").text()).orElse(null);
        // A type comes with or without a prefix such as com.amazonaws.ecs#.
        return AwsFailure.answered(what, PARAMETER, code.substring(code.indexOf('#') + 1), message, null);
    }

    private static Tree error(String body) {
        try {
            return new Tree(Json.parse(body));
        } catch (JsonException e) {
            return new Tree(Map.of("message", "the answer is no JSON, " + e.getMessage()));
        }
    }
}
