package io.podium.domain.actuation;

import io.podium.domain.actuation.ActuatorType.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of actuator that a registration may name. Another one is added here, and as one class that acts. */
public final class ActuatorTypes {
    private static final String ARN = "arn:aws[a-z-]*:";
    private static final String REGION_AND_ACCOUNT = ":[a-z]{2}[a-z0-9-]+:[0-9]{12}:";

    /** Reserved concurrency of a Lambda function: instances times slots. */
    public static final ActuatorType LAMBDA_CONCURRENCY = new ActuatorType(
            "lambda-concurrency",
            List.of(setting(
                    "functionName",
                    "the name or ARN of a function, without a version or alias",
                    "[A-Za-z0-9_-]{1,64}|" + ARN + "lambda" + REGION_AND_ACCOUNT + "function:[A-Za-z0-9_-]{1,64}")));

    /** Desired count of an ECS service: instances. */
    public static final ActuatorType ECS_SERVICE = new ActuatorType(
            "ecs-service",
            List.of(
                    setting(
                            "cluster",
                            "the name or ARN of a cluster",
                            "[A-Za-z0-9_-]{1,255}|" + ARN + "ecs" + REGION_AND_ACCOUNT
                                    + "cluster/[A-Za-z0-9_-]{1,255}"),
                    setting("service", "the name of an ECS service", "[A-Za-z0-9_-]{1,255}")));

    /** An event that tells whoever listens. */
    public static final ActuatorType EVENT = new ActuatorType(
            "eventbridge",
            List.of(setting(
                    "bus",
                    "the name or ARN of an event bus, such as default",
                    "[A-Za-z0-9._/-]{1,256}|" + ARN + "events" + REGION_AND_ACCOUNT
                            + "event-bus/[A-Za-z0-9._/-]{1,256}")));

    private static final Map<String, ActuatorType> BY_NAME = byName(LAMBDA_CONCURRENCY, ECS_SERVICE, EVENT);

    private ActuatorTypes() {}

    /** Returns the types by name. */
    public static Map<String, ActuatorType> all() {
        return BY_NAME;
    }

    private static Setting setting(String name, String rule, String pattern) {
        return new Setting(name, rule, Pattern.compile(pattern));
    }

    private static Map<String, ActuatorType> byName(ActuatorType... types) {
        Map<String, ActuatorType> byName = new LinkedHashMap<>();
        for (ActuatorType type : types) {
            byName.put(type.name(), type);
        }
        return Map.copyOf(byName);
    }
}
