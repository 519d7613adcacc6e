package io.podium.lambda.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class LambdaTaskSenderTest {
    private final List<InvokeRequest> calls = new ArrayList<>();
    private final LambdaClient client = new LambdaClient() {
        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            if (request.payload().asUtf8String().contains("bad")) {
                throw SdkClientException.create("throttled");
            }
            calls.add(request);
            return InvokeResponse.builder().statusCode(202).build();
        }

        @Override
        public String serviceName() {
            return "lambda";
        }

        @Override
        public void close() {}
    };
    private final LambdaTaskSender sender = new LambdaTaskSender(() -> client);
    private final Target target = new Target.Lambda("worker");

    @Test
    void eachTaskIsAnAsynchronousInvocation() {
        assertThat(sender.send(target, List.of(PlacedTask.of("t1", "{\"n\":1}"), PlacedTask.of("t2", "{}"))))
                .isEmpty();

        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.functionName()).isEqualTo("worker");
            assertThat(call.invocationType()).isEqualTo(InvocationType.EVENT);
        });
        assertThat(calls.get(0).payload().asUtf8String())
                .contains("\"taskId\":\"t1\"", "\"payload\":{\"n\":1}", "\"token\":\"1.abc.default\"");
    }

    @Test
    void taskThatWasNotTakenComesBack() {
        Task bad = PlacedTask.of("bad", "{}");

        assertThat(sender.send(target, List.of(bad, PlacedTask.of("t2", "{}")))).containsExactly(bad);
    }

    @Test
    void functionThatTakesNothingIsUnavailable() {
        assertThatThrownBy(() -> sender.send(target, List.of(PlacedTask.of("bad", "{}"))))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("worker");
    }

    @Test
    void onlyFunctionsAreServed() {
        assertThat(sender.serves(target)).isTrue();
        assertThat(sender.serves(new Target.Pull())).isFalse();
    }
}
