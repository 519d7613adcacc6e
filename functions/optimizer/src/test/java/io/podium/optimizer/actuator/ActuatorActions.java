package io.podium.optimizer.actuator;

import io.podium.domain.actuation.Wanted;
import io.podium.domain.port.Actuator;
import io.podium.domain.service.ActuatorSpec;
import io.podium.lambda.permissions.RecordedCalls;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Finds out which actions the actuators take, by having each bring a service to what is wanted and let it go. */
public final class ActuatorActions {
    private static final AwsBasicCredentials KEYS = AwsBasicCredentials.create("AKID", "secret");

    private ActuatorActions() {}

    /** Returns actions by the parameter of the template that names what they are done to. */
    public static Map<String, Set<String>> all() {
        RecordedCalls lambda = new RecordedCalls();
        use(
                new LambdaConcurrencyActuator(() -> lambda.client(LambdaClient.class)),
                new ActuatorSpec("lambda-concurrency", Map.of("functionName", "worker")));
        RecordedCalls events = new RecordedCalls();
        use(
                new EventActuator(() -> events.client(EventBridgeClient.class)),
                new ActuatorSpec("eventbridge", Map.of("bus", "default")));
        return Map.of(
                "LambdaActuatorFunctions", lambda.actions(),
                "ActuatorEventBus", events.actions(),
                "EcsActuatorServices", ecs());
    }

    private static Set<String> ecs() {
        try (AwsStub aws = new AwsStub();
                SdkHttpClient http = UrlConnectionHttpClient.create()) {
            SignedCalls calls = new SignedCalls(
                    http, () -> KEYS, aws.uri(), "eu-west-1", "ecs", "AmazonEC2ContainerServiceV20141113");
            use(
                    new EcsServiceActuator(() -> calls),
                    new ActuatorSpec("ecs-service", Map.of("cluster", "main", "service", "web")));
            return aws.calls.stream()
                    .map(call -> "ecs:" + call.target().substring(call.target().indexOf('.') + 1))
                    .collect(Collectors.toSet());
        }
    }

    private static void use(Actuator actuator, ActuatorSpec spec) {
        actuator.apply(spec, new Wanted("s1", 5, 2, 17));
        actuator.release(spec, "s1");
    }
}
