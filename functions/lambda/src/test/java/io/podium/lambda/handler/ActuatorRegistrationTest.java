package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actuator that a service names when it registers. */
class ActuatorRegistrationTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void onePool() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 8)));
    }

    private ApiCalls.Answer register(Map<String, ?> actuator) {
        return api.call(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        "s1",
                        "taskTypes",
                        List.of("report"),
                        "pool",
                        "p1",
                        "scaling",
                        Map.of("minInstances", 1, "maxInstances", 5, "actuator", actuator)));
    }

    @Test
    void isKeptAndShownAndTheSameAgainIsTheSame() {
        Map<String, String> actuator = Map.of("type", "ecs-service", "cluster", "main", "service", "web");

        assertThat(register(actuator).status()).isEqualTo(201);
        assertThat(api.call("GET", "/services/s1").at("scaling", "actuator")).isEqualTo(actuator);
        assertThat(register(actuator).status()).isEqualTo(200);
        assertThat(register(Map.of("type", "eventbridge", "bus", "default")).status())
                .isEqualTo(200);
        assertThat(api.call("GET", "/services/s1").at("scaling", "actuator", "bus"))
                .isEqualTo("default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubernetes|x|1|scaling.actuator.type|one of",
                "lambda-concurrency|x|1|scaling.actuator.functionName|required",
                "lambda-concurrency|functionName|f:live|scaling.actuator.functionName|without a version or alias",
                "lambda-concurrency|functionName|arn:aws:sqs:eu-west-1:123456789012:f|scaling.actuator.functionName|ARN",
                "ecs-service|cluster|main|scaling.actuator.service|required",
                "eventbridge|bus|a bus|scaling.actuator.bus|event bus",
            })
    void isRefusedByNameWhenItBreaksARule(String type, String setting, String value, String field, String rule) {
        ApiCalls.Answer answer = register(Map.of("type", type, setting, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat((List<?>) answer.at("errors")).anySatisfy(error -> {
            assertThat(((Map<?, ?>) error).get("field")).isEqualTo(field);
            assertThat((String) ((Map<?, ?>) error).get("rule")).contains(rule);
        });
    }

    @Test
    void takesNoSettingOfAnotherKind() {
        ApiCalls.Answer answer = register(Map.of("type", "eventbridge", "bus", "default", "cluster", "main"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("scaling.actuator.cluster");
    }
}
