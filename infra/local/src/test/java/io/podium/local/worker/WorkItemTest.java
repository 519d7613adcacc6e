package io.podium.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkItemTest {

    @Test
    void readsATaskAndItsTenantFromTheToken() {
        WorkItem item = read("{\"taskId\":\"t\",\"token\":\"3.ab.my.tenant\",\"leaseUntil\":\"2026-03-01T12:00:00Z\","
                + "\"payload\":{\"seconds\":1.5},\"expectedSeconds\":9,\"attempt\":2}");
        assertThat(item)
                .isEqualTo(new WorkItem(
                        "t",
                        "my.tenant",
                        "3.ab.my.tenant",
                        Duration.ofMillis(1_500),
                        Instant.parse("2026-03-01T12:00:00Z"),
                        2));
    }

    @Test
    void runsWhatWasLeftOfATaskThatWasGivenBack() {
        WorkItem item = read("{\"taskId\":\"t\",\"token\":\"1.a.b\",\"leaseUntil\":\"2026-03-01T12:00:00Z\","
                + "\"payload\":{\"seconds\":90},\"expectedSeconds\":90,\"remainingSeconds\":7.5}");
        assertThat(item.duration()).isEqualTo(Duration.ofMillis(7_500));
    }

    @Test
    void takesTheExpectedDurationWhereThePayloadSaysNone() {
        WorkItem item = read("{\"taskId\":\"t\",\"token\":\"1.a.b\",\"leaseUntil\":\"2026-03-01T12:00:00Z\","
                + "\"payload\":\"text\",\"expectedSeconds\":9}");
        assertThat(item.duration()).isEqualTo(Duration.ofSeconds(9));
        assertThat(item.attempt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"taskId\":\"t\"}",
                "{\"taskId\":\"t\",\"token\":\"nonsense\",\"leaseUntil\":\"2026-03-01T12:00:00Z\"}",
                "{\"taskId\":\"t\",\"token\":\"1.a.b\"}"
            })
    void refusesWhatIsNoTask(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsTheSameAttemptsForTheSameSeed() {
        WorkItem first = new WorkItem("t", "a", "1.a.b", Duration.ZERO, Instant.EPOCH, 1);
        assertThat(new FailureRule(0, 7).fails(first)).isFalse();
        assertThat(new FailureRule(1, 7).fails(first)).isTrue();
        long failed = 0;
        for (int i = 0; i < 2_000; i++) {
            WorkItem item = new WorkItem("t" + i, "a", "1.a.b", Duration.ZERO, Instant.EPOCH, 1);
            assertThat(new FailureRule(0.1, 7).fails(item)).isEqualTo(new FailureRule(0.1, 7).fails(item));
            failed += new FailureRule(0.1, 7).fails(item) ? 1 : 0;
        }
        assertThat(failed).isBetween(150L, 250L);
        assertThatThrownBy(() -> new FailureRule(1.5, 1)).hasMessageContaining("1.5");
    }

    private static WorkItem read(String json) {
        return WorkItem.of(new Tree(Json.parse(json)));
    }
}
