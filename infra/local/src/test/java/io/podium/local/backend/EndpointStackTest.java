package io.podium.local.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.port.Wake;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import io.podium.lambda.sqs.SqsTaskQueue;
import io.podium.local.template.StateMachineDefinition;
import io.podium.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The whole stack, its queue and its state machine on whatever answers at {@code AWS_ENDPOINT_URL}. */
@Timeout(180)
@EnabledIfEnvironmentVariable(named = BackEnd.VARIABLE, matches = ".+", disabledReason = BackEnd.WHY_NOT)
class EndpointStackTest {
    private final BackEnd backEnd = BackEnd.named();

    @Test
    void tasksGoThroughTheStack() throws Exception {
        StackFlow.play(backEnd.endpoint());
    }

    @Test
    void wakeUpsArriveAsTheyWereSent() {
        Wake some = Wake.of(List.of(new QueueKey(ShardKey.of("p1"), "report"))).get(0);
        Wake all = Wake.all(ShardKey.of("p2"));
        try (SqsClient client = backEnd.sqs()) {
            String url = client.createQueue(request -> request.queueName("contract-" + UUID.randomUUID()))
                    .queueUrl();
            new SqsTaskQueue(client, url).wake(List.of(some, all));
            assertThat(client.receiveMessage(request -> request.queueUrl(url)
                                    .maxNumberOfMessages(10)
                                    .waitTimeSeconds(5))
                            .messages())
                    .extracting(message -> Fields.read(Json.parse(message.body()), StepJson::readWake))
                    .containsExactlyInAnyOrder(some, all);
            client.deleteQueue(request -> request.queueUrl(url));
        }
    }

    /** Its expressions are JSONata, which moto reads and does not evaluate: there an execution ends at the first one. */
    @Test
    void theStateMachineIsTakenAndBegins() throws Exception {
        String definition = definition();
        try (SfnClient client = backEnd.stepFunctions()) {
            String arn = client.createStateMachine(request -> request.name("orchestrate-" + UUID.randomUUID())
                            .definition(definition)
                            .type(StateMachineType.STANDARD)
                            .roleArn("arn:aws:iam::123456789012:role/orchestrate"))
                    .stateMachineArn();
            String kept = client.describeStateMachine(request -> request.stateMachineArn(arn))
                    .definition();
            assertThat(Json.parse(kept)).isEqualTo(Json.parse(definition));
            String execution = client.startExecution(
                            request -> request.stateMachineArn(arn).input("{\"pool\":\"none\"}"))
                    .executionArn();
            DescribeExecutionResponse told = ended(client, execution);
            if (backEnd.isMoto()) {
                assertThat(told.status()).isEqualTo(ExecutionStatus.FAILED);
                assertThat(told.cause()).contains("NoneType");
            }
            client.deleteStateMachine(request -> request.stateMachineArn(arn));
        }
    }

    private static DescribeExecutionResponse ended(SfnClient client, String execution) {
        DescribeExecutionResponse told;
        do {
            told = client.describeExecution(request -> request.executionArn(execution));
        } while (told.status() == ExecutionStatus.RUNNING);
        return told;
    }

    private static String definition() throws IOException {
        StateMachineDefinition machine =
                Template.load(Path.of("../../template.yaml")).stateMachines().get(0);
        String text = Files.readString(machine.definition());
        for (Map.Entry<String, String> function : machine.substitutions().entrySet()) {
            text = text.replace(
                    "${" + function.getKey() + "}",
                    "arn:aws:lambda:us-east-1:123456789012:function:" + function.getValue() + ":live");
        }
        return text;
    }
}
