package io.podium.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.lambda.Invocations;
import io.podium.lambda.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
    @ParameterizedTest
    @ValueSource(strings = {"http-get", "http-post"})
    void recognisesTheHttpApi(String name) {
        Object event = Invocations.read(name);
        assertThat(Invocation.of(event)).isEqualTo(new Invocation.Http(event));
    }

    @Test
    void recognisesAQueue() {
        Invocation.Queue queue = (Invocation.Queue) Invocation.of(Invocations.read("sqs"));

        assertThat(queue.messages())
                .hasSize(2)
                .first()
                .isEqualTo(new QueueMessage(
                        "059f36b4-87a3-44ab-83d2-661975830a7d",
                        "{\"pool\":\"main\",\"shard\":0,\"taskIds\":[\"t-1\"]}",
                        Optional.empty(),
                        2));
    }

    @Test
    void recognisesAQueueBehindAPipe() {
        Invocation.Queue queue = (Invocation.Queue) Invocation.of(Invocations.read("pipe"));
        assertThat(queue.messages()).extracting(QueueMessage::body).containsExactly("{\"pool\":\"main\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "rule,arn:aws:events:eu-central-1:123456789012:rule/podium-sweep",
        "scheduler,arn:aws:scheduler:eu-central-1:123456789012:schedule/default/podium-optimize"
    })
    void recognisesASchedule(String name, String arn) {
        assertThat(Invocation.of(Invocations.read(name))).isEqualTo(new Invocation.Schedule(arn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "7",
                "{\"tasks\":[],\"pool\":\"main\"}",
                "{\"Records\":[]}",
                "{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]}",
                "{\"version\":\"2.0\"}",
                "{\"source\":\"aws.events\"}"
            })
    void takesAnythingElseForTheInputOfAStep(String json) {
        assertThat(Invocation.of(Json.parse(json))).isEqualTo(new Invocation.Step(Json.parse(json)));
    }

    @Test
    void refusesAMessageWhoseFailureCouldNotBeReported() {
        assertThatThrownBy(() -> Invocation.of(Json.parse("{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}")))
                .hasMessage("Records.messageId: required in an SQS event");
    }
}
