package io.podium.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskTest {
    @Test
    void tellsWhatTheApiSaid() {
        Map<String, Object> leased = new HashMap<>(Map.of(
                "taskId",
                "a",
                "type",
                "t",
                "attempt",
                2,
                "allocation",
                Map.of("cpu", 2),
                "expectedSeconds",
                1.5,
                "payload",
                Map.of("day", 3)));
        leased.put("gang", null);
        Task task = new Task(leased);
        assertThat(task.id()).isEqualTo("a");
        assertThat(task.type()).isEqualTo("t");
        assertThat(task.attempt()).isEqualTo(2);
        assertThat(task.allocation()).isEqualTo(Map.of("cpu", 2.0));
        assertThat(task.expected()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(task.payload("day")).isEqualTo("3");
        assertThatThrownBy(() -> task.payload("hour")).hasMessage("the payload of task a has no field hour");
        assertThat(task.all()).containsKey("allocation").doesNotContainKey("gang");
        assertThat(task.remaining()).isLessThan(task.expected());
    }

    @Test
    void takesTheUsualForWhatIsNotSaid() {
        Task task = new Task(Map.of("taskId", "a", "type", "t"));
        assertThat(task.payload()).isNull();
        assertThat(task.attempt()).isEqualTo(1);
        assertThat(task.allocation()).isEmpty();
        assertThat(task.expected()).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> task.payload("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waitsTwiceAsLongEachTimeWithHalfLeftToChance() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(350), new Random(1));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(175), Duration.ofMillis(350));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(175), Duration.ofMillis(350));
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
