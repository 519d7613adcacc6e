package io.podium.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.lambda.json.Json;
import io.podium.lambda.log.EmbeddedMetrics.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static EmbeddedMetrics metrics() {
        return new EmbeddedMetrics("Podium", NOON, Map.of("Pool", "p"));
    }

    @Test
    void areWhatTheSpecificationAsksFor() {
        List<String> lines = new ArrayList<>();
        new Log(lines::add, Clock.fixed(NOON, ZoneOffset.UTC))
                .info("measured", metrics().with("Wait", Unit.SECONDS, 1.5).fields());

        Map<?, ?> line = (Map<?, ?>) Json.parse(lines.get(0));
        assertThat(EmbeddedMetricRules.broken(line)).isEmpty();
        assertThat(line.get("Wait")).isEqualTo(1.5);
        assertThat(line.get("Pool")).isEqualTo("p");
        assertThat(((Map<?, ?>) line.get("_aws")).get("Timestamp")).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void leaveOutWhatIsNotFinite() {
        assertThat(metrics().with("a", Unit.COUNT, Double.NaN).fields()).doesNotContainKey("a");
    }

    @Test
    void areRefusedBeyondTheLimits() {
        EmbeddedMetrics many = metrics();
        for (int i = 0; i < EmbeddedMetrics.MOST_METRICS; i++) {
            many.with("m" + i, Unit.COUNT, i);
        }
        assertThat(EmbeddedMetricRules.broken(many.fields())).isEmpty();
        assertThatThrownBy(() -> many.with("more", Unit.COUNT, 1)).hasMessageContaining("at most 100 metrics");
        assertThatThrownBy(() -> new EmbeddedMetrics(" ", NOON, Map.of("Pool", "p")))
                .hasMessageContaining("namespace");
        assertThatThrownBy(() -> new EmbeddedMetrics("n", NOON, Map.of())).hasMessageContaining("dimensions");
    }

    @Test
    void rulesFindWhatIsWrong() {
        assertThat(EmbeddedMetricRules.broken(Map.of())).isNotEmpty();
        assertThat(EmbeddedMetricRules.broken(
                        Map.of("_aws", Map.of("Timestamp", "noon", "CloudWatchMetrics", List.of()))))
                .isNotEmpty();
        Map<String, Object> lacking = metrics().with("Wait", Unit.SECONDS, 1).fields();
        lacking.remove("Wait");
        assertThat(EmbeddedMetricRules.broken(lacking)).containsExactly("Wait is no number of the root");
    }
}
