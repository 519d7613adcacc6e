package io.podium.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Held held =
            new Held(new Task(Map.of("taskId", "a", "token", "x")), System.nanoTime(), Duration.ofSeconds(9));

    @Test
    void aResultThatIsTooLargeIsAFailureThatSaysSo() {
        assertThat(Report.succeeded(held, "x".repeat(65_534)).body()).containsEntry("status", "succeeded");
        assertThat(Report.succeeded(held, "x".repeat(65_535)).body())
                .containsEntry("status", "failed")
                .containsEntry("retryable", false)
                .containsEntry("error", "the result is 65537 bytes of JSON, and at most 65536 are kept");
    }

    @Test
    void aResultThatContainsItselfIsAFailure() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", endless);
        assertThat(Report.succeeded(held, endless).body()).containsEntry("status", "failed");
    }

    @Test
    void anErrorIsCutAndNeverBlank() {
        assertThat((String) Report.failed(held, "x".repeat(9_000), true).body().get("error"))
                .hasSize(4_096);
        assertThat((String) Report.failed(held, "x".repeat(4_095) + "\uD83D\uDE00", true)
                        .body()
                        .get("error"))
                .as("no half of a character")
                .isEqualTo("x".repeat(4_095));
        assertThat(Report.failed(held, " ", true).body()).containsEntry("error", "the worker gave no reason");
        assertThat(Report.failed(held, null, true).body()).containsEntry("error", "the worker gave no reason");
    }

    @Test
    void whatIsLeftIsNeverNothing() {
        assertThat(Report.givenBack(held, Duration.ofSeconds(-3)).body()).containsEntry("remainingSeconds", 0.001);
        assertThat(new GivenBackException(Duration.ZERO).remaining()).isPositive();
    }
}
