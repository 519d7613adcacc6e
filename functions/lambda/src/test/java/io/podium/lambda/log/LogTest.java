package io.podium.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.lambda.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTest {
    private final List<String> lines = new ArrayList<>();
    private final Log log = new Log(lines::add, Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void writesOneLineOfJson() {
        log.with("requestId", "r-1").info("placed\ntasks", Map.of("count", 3));

        assertThat(lines)
                .containsExactly("{\"timestamp\":\"2026-01-31T12:00:00Z\",\"level\":\"INFO\","
                        + "\"message\":\"placed\\ntasks\",\"requestId\":\"r-1\",\"count\":3}");
    }

    @Test
    void keepsTheContextOfAnotherLogAsItWas() {
        log.with("requestId", "r-1");
        log.warn("late", Map.of());
        assertThat(lines.get(0)).contains("WARN").doesNotContain("requestId");
    }

    @Test
    void writesTheStackOfAnErrorWithinLimits() {
        log.error("failed", Map.of("taskId", "t-1"), new IllegalStateException("x".repeat(20_000)));

        Map<String, Object> line = Json.parseObject(lines.get(0));
        assertThat(line).containsEntry("taskId", "t-1").containsEntry("errorType", "java.lang.IllegalStateException");
        assertThat((String) line.get("stack")).hasSize(8_000).startsWith("java.lang.IllegalStateException: xxx");
    }

    @Test
    void neverFailsForAValueThatJsonCannotHold() {
        log.info("odd \uD83D", Map.of("nan", Double.NaN, "at", Instant.EPOCH, "half", "\uD83D\uDE00\uDE00"));

        assertThat(Json.parseObject(lines.get(0)))
                .containsEntry("message", "odd ?")
                .containsEntry("nan", "NaN")
                .containsEntry("at", "1970-01-01T00:00:00Z")
                .containsEntry("half", "\uD83D\uDE00?");
    }

    @Test
    void linesBelowItsLevelAreLeftOut() {
        log.debug("one task", Map.of());
        log.from(Level.WARN).info("counts", Map.of());
        assertThat(lines).isEmpty();
        assertThat(log.isDetailed()).isFalse();

        log.from(Level.named("debug")).debug("one task", Map.of());
        assertThat(lines).singleElement().asString().contains("\"level\":\"DEBUG\"");
    }

    @Test
    void anUnknownLevelIsRefusedByName() {
        assertThatThrownBy(() -> Level.named("LOUD"))
                .hasMessageContaining("DEBUG, INFO, WARN, ERROR")
                .hasMessageContaining("LOUD");
    }

    @Test
    void aLineOfCountsDoesNotGrowWithTheTasks() {
        Map<String, Object> output =
                Map.of("placed", 3L, "more", true, "tasks", Collections.nCopies(1_000, "t"), "word", "x");

        assertThat(log.counted("done", output)).isSameAs(output);

        assertThat(lines.get(0))
                .endsWith("\"message\":\"done\",\"more\":true,\"placed\":3,\"tasks\":1000}")
                .hasSizeLessThan(200);
    }

    @Test
    void whatSurroundsAnInvocationIsAskedForLineByLine() {
        List<String> traces = new ArrayList<>(List.of("1-a", "1-b"));
        Log within = log.within(() -> Map.of("xrayTraceId", traces.remove(0)));

        within.info("first", Map.of());
        within.with("x", 1).info("second", Map.of());

        assertThat(lines.get(0)).contains("1-a");
        assertThat(lines.get(1)).contains("1-b");
    }
}
