package io.podium.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class BatchFailuresTest {
    private static final Batch BATCH = new Batch(
            "arn:aws:sqs:us-east-1:000000000000:q",
            List.of(
                    Message.builder().messageId("a").build(),
                    Message.builder().messageId("b").build()));

    @Test
    void takesAnAnswerWithoutFailuresAsSuccess() {
        assertThat(BatchFailures.of(null, BATCH)).isEmpty();
        assertThat(BatchFailures.of(Map.of("placed", 3L), BATCH)).isEmpty();
        assertThat(BatchFailures.of(failures(), BATCH)).isEmpty();
    }

    @Test
    void keepsTheMessagesThatAreNamed() {
        assertThat(BatchFailures.of(failures("b"), BATCH)).containsExactly("b");
        assertThat(BatchFailures.of(failures("b", "a"), BATCH)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void keepsAllWhereAnAnswerNamesSomethingElse() {
        assertThat(BatchFailures.of(failures("a", "zz"), BATCH)).containsExactlyInAnyOrder("a", "b");
        assertThat(BatchFailures.of(failures(""), BATCH)).containsExactlyInAnyOrder("a", "b");
        assertThat(BatchFailures.of(Map.of("batchItemFailures", List.of("a")), BATCH))
                .containsExactlyInAnyOrder("a", "b");
    }

    private static Map<String, Object> failures(String... ids) {
        return Map.of(
                "batchItemFailures",
                List.of(ids).stream().map(id -> Map.of("itemIdentifier", id)).toList());
    }
}
