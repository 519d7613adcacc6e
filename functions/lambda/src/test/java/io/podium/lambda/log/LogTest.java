package io.podium.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
}
