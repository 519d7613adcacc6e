package io.podium.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.store.StoreUnavailableException;
import io.podium.lambda.Invocations;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqsBatchTest {
    private final List<String> lines = new ArrayList<>();
    private final List<Object> handled = new ArrayList<>();
    private final Log log = new Log(lines::add, Clock.systemUTC());
    private final SqsBatch batch = new SqsBatch((tree, message) -> handled.add(tree), log);

    @Test
    void failsTheMessageThatIsNoJsonAndNoOther() {
        Invocation.Queue queue = (Invocation.Queue) Invocation.of(Invocations.read("sqs"));

        assertThat(Json.write(batch.process(queue.messages())))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2e1424d4-f796-459a-8184-9c92662be6da\"}]}");
        assertThat(handled).containsExactly(Map.of("pool", "main", "shard", 0L, "taskIds", List.of("t-1")));
        assertThat(Json.parseObject(lines.get(0)))
                .containsEntry("messageId", "2e1424d4-f796-459a-8184-9c92662be6da")
                .containsEntry("receiveCount", 1L)
                .containsEntry("errorType", "io.podium.lambda.json.JsonException");
    }

    @Test
    void reportsAnEmptyListWhenEverythingWentWell() {
        assertThat(batch.process(List.of(message("a", "{}"), message("b", "[]"))))
                .isEqualTo(Map.of("batchItemFailures", List.of()));
        assertThat(lines).isEmpty();
    }

    @Test
    void goesOnBehindAFailureOfTheHandler() {
        SqsBatch failing = new SqsBatch(
                (tree, message) -> {
                    if (message.id().equals("b")) {
                        throw new StoreUnavailableException("throttled", new IllegalStateException());
                    }
                    handled.add(tree);
                },
                log);

        assertThat(failures(failing, message("a", "1"), message("b", "2"), message("c", "3")))
                .containsExactly("b");
        assertThat(handled).containsExactly(1L, 3L);
    }

    @Test
    void stopsAGroupBehindItsFirstFailure() {
        assertThat(failures(
                        batch,
                        grouped("a", "g", "1"),
                        grouped("b", "g", "?"),
                        grouped("c", "h", "2"),
                        grouped("d", "g", "3")))
                .containsExactly("b", "d");
        assertThat(handled).containsExactly(1L, 2L);
    }

    private static List<Object> failures(SqsBatch batch, QueueMessage... messages) {
        List<?> failures = (List<?>) batch.process(List.of(messages)).get("batchItemFailures");
        return failures.stream()
                .<Object>map(failure -> ((Map<?, ?>) failure).get("itemIdentifier"))
                .toList();
    }

    private static QueueMessage message(String id, String body) {
        return new QueueMessage(id, body, Optional.empty(), 1);
    }

    private static QueueMessage grouped(String id, String group, String body) {
        return new QueueMessage(id, body, Optional.of(group), 1);
    }
}
