package io.podium.lambda.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.Wake;
import io.podium.domain.service.Target;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import io.podium.lambda.target.PlacedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class SqsTest {
    private final ScriptedClient client = new ScriptedClient();

    @Test
    void wakeUpsAreReadAsTheyWereSent() {
        Wake some = Wake.of(List.of(new QueueKey(ShardKey.of("p1"), "report"))).get(0);
        Wake all = Wake.all(ShardKey.of("p2"));

        new SqsTaskQueue(client, "queue").wake(List.of(some, all), Duration.ofMillis(1_200));

        List<SendMessageBatchRequestEntry> sent = client.calls.get(0).entries();
        assertThat(sent.stream().map(entry -> Fields.read(Json.parse(entry.messageBody()), StepJson::readWake)))
                .containsExactly(some, all);
        assertThat(sent.get(0).delaySeconds())
                .as("rounded up, so that it does not come early")
                .isEqualTo(2);
    }

    @Test
    void nothingToWakeIsNoCall() {
        new SqsTaskQueue(client, "queue").wake(List.of());

        assertThat(client.calls).isEmpty();
    }

    @Test
    void refusedWakeUpIsTold() {
        client.refused.add("0");

        assertThatThrownBy(() -> new SqsTaskQueue(client, "queue").wake(List.of(Wake.all(ShardKey.of("p1")))))
                .isInstanceOf(QueueUnavailableException.class);
    }

    @Test
    void tasksGoTenACallAndTheRefusedOnesComeBack() {
        client.refused.add("3");
        List<Task> tasks =
                IntStream.range(0, 23).mapToObj(i -> task("t" + i, "{}")).toList();

        List<Task> refused = new SqsTaskSender(client).send(new Target.Sqs("queue"), tasks);

        assertThat(client.calls).extracting(call -> call.entries().size()).containsExactly(10, 10, 3);
        assertThat(refused).containsExactly(tasks.get(3));
        assertThat(client.calls.get(0).entries().get(0).messageBody())
                .contains("\"taskId\":\"t0\"", "\"token\":\"1.abc.default\"");
    }

    @Test
    void batchStaysBelowOneMebibyte() {
        String large = "\"" + "x".repeat(300_000) + "\"";
        List<Task> tasks =
                IntStream.range(0, 7).mapToObj(i -> task("t" + i, large)).toList();

        new SqsTaskSender(client).send(new Target.Sqs("queue"), tasks);

        assertThat(client.calls).extracting(call -> call.entries().size()).containsExactly(3, 3, 1);
    }

    @Test
    void aServiceMayHaveSeveralTasksInAMessage() {
        client.refused.add("1");
        List<Task> tasks =
                IntStream.range(0, 23).mapToObj(i -> task("t" + i, "{}")).toList();

        List<Task> refused = new SqsTaskSender(client).send(new Target.Sqs("queue", false, 10), tasks);

        assertThat(client.calls).hasSize(1);
        assertThat(client.calls.get(0).entries())
                .extracting(entry -> taskIds(entry.messageBody()))
                .containsExactly(ids(0, 10), ids(10, 20), ids(20, 23));
        assertThat(refused).isEqualTo(tasks.subList(10, 20));
    }

    @Test
    void aMessageOfSeveralStaysBelowOneMebibyte() {
        String large = "\"" + "x".repeat(300_000) + "\"";
        List<Task> tasks =
                IntStream.range(0, 7).mapToObj(i -> task("t" + i, large)).toList();

        new SqsTaskSender(client).send(new Target.Sqs("queue", false, 100), tasks);

        assertThat(client.calls).allSatisfy(call -> assertThat(call.entries().stream()
                        .mapToInt(entry -> entry.messageBody().length())
                        .sum())
                .isLessThanOrEqualTo(1 << 20));
        assertThat(client.calls.stream()
                        .flatMap(call -> call.entries().stream())
                        .flatMap(entry -> taskIds(entry.messageBody()).stream()))
                .isEqualTo(ids(0, 7));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "t" + i).toList();
    }

    private static List<String> taskIds(String body) {
        Object tasks = ((Map<?, ?>) Objects.requireNonNull(Json.parse(body))).get("tasks");
        return ((List<?>) Objects.requireNonNull(tasks))
                .stream()
                        .map(task -> String.valueOf(((Map<?, ?>) task).get("taskId")))
                        .toList();
    }

    @Test
    void queueThatIsOutOfReachIsUnavailable() {
        client.isDown = true;

        assertThatThrownBy(() -> new SqsTaskSender(client).send(new Target.Sqs("queue"), List.of(task("t", "{}"))))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("queue");
    }

    private static Task task(String id, String payload) {
        return PlacedTask.of(id, payload);
    }

    private static final class ScriptedClient implements SqsClient {
        private final List<SendMessageBatchRequest> calls = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private boolean isDown;

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            if (isDown) {
                throw SdkClientException.create("connection refused");
            }
            calls.add(request);
            return SendMessageBatchResponse.builder()
                    .failed(request.entries().stream()
                            .filter(entry -> refused.contains(entry.id()))
                            .map(entry -> BatchResultErrorEntry.builder()
                                    .id(entry.id())
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
