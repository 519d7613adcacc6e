package io.podium.lambda.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.service.Target;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwsPlatformTest {
    private static final String REGION = "aws.region";

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "PODIUM_REGISTRY_TABLE", "registry",
            "PODIUM_TASKS_TABLE", "tasks",
            "PODIUM_ALLOCATIONS_TABLE", "allocations",
            "PODIUM_METRICS_TABLE", "metrics",
            "PODIUM_PLANS_TABLE", "plans",
            "PODIUM_AUDIT_TABLE", "audit",
            "PODIUM_TASK_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/123456789012/podium-tasks"));

    @BeforeEach
    void someRegion() {
        System.setProperty(REGION, "us-east-1");
    }

    @AfterEach
    void noRegion() {
        System.clearProperty(REGION);
    }

    @Test
    void platformIsBuiltFromTheEnvironment() {
        AwsPlatform platform = new AwsPlatform(environment::get);

        assertThat(platform.stores()).isNotNull();
        assertThat(platform.surroundings().now()).isNotNull();
        assertThat(platform.senders()).anyMatch(sender -> sender.serves(new Target.Sqs("queue")));
    }

    @Test
    void missingVariableIsNamed() {
        environment.remove("PODIUM_METRICS_TABLE");

        assertThatThrownBy(() -> new AwsPlatform(environment::get)).hasMessageContaining("PODIUM_METRICS_TABLE");
    }

    @Test
    void stateMachineIsAskedForOnlyByWhoNeedsIt() {
        AwsPlatform platform = new AwsPlatform(environment::get);

        assertThatThrownBy(platform::stateMachine).hasMessageContaining("PODIUM_STATE_MACHINE_ARN");
        environment.put("PODIUM_STATE_MACHINE_ARN", "arn:aws:states:us-east-1:123456789012:stateMachine:podium");
        assertThat(platform.stateMachine()).isNotNull();
    }

    @Test
    void memoryIsWhatTheFunctionHas() {
        AwsPlatform platform = new AwsPlatform(environment::get);

        assertThatThrownBy(platform::memoryBytes).hasMessageContaining("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048");
        assertThat(platform.memoryBytes()).isEqualTo(2_147_483_648L);
    }
}
