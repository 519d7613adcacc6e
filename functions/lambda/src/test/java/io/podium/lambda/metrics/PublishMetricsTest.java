package io.podium.lambda.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.metrics.LoadSample;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.usecase.PutPool;
import io.podium.lambda.handler.TestPlatform;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.EmbeddedMetricRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishMetricsTest {
    private final TestPlatform platform = new TestPlatform();
    private final Instant minute = platform.now;
    private final PublishMetrics publish = new PublishMetrics(platform.stores(), platform.log(), "Podium");

    @BeforeEach
    void aMinuteOfWork() {
        new PutPool(platform.stores(), platform.surroundings())
                .run("p", ResourceVector.of("cpu", 8), Map.of(), PoolRules.DEFAULT, Sharing.DEFAULT);
        for (int i = 0; i < 50; i++) {
            measure(Measurements.completed("s", 2, 8).plus(Measurements.arrived("report", 1)));
        }
        measure(Measurements.failed("s"));
        measure(LoadSample.once(3, 2, 4, Map.of("cpu", 2.0), Map.of("cpu", 8.0)).of(LoadSample.WHOLE_POOL));
        platform.now = minute.plusSeconds(75);
    }

    private void measure(Measurements measured) {
        measure(0, measured);
    }

    private void measure(int seconds, Measurements measured) {
        platform.stores().metrics().add("p", minute.plusSeconds(10 + seconds), measured);
    }

    private List<Map<?, ?>> lines() {
        return platform.logged.stream()
                .<Map<?, ?>>map(line -> (Map<?, ?>) Json.parse(line))
                .filter(line -> line.containsKey("_aws"))
                .toList();
    }

    @Test
    void writesALineForThePoolAndOneForTheServiceHoweverManyTasks() {
        publish.run(platform.now, "a");

        assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(EmbeddedMetricRules.broken(line))
                .isEmpty());
        assertThat(lines().get(0).get("Service")).isNull();
        assertThat(lines().get(0).get("Arrivals")).isEqualTo(50.0);
        assertThat(lines().get(0).get("Utilization.cpu")).isEqualTo(25.0);
        assertThat(lines().get(1).get("Service")).isEqualTo("s");
        assertThat(lines().get(1).get("ResponseTime")).isEqualTo(10.0);
        assertThat((Double) lines().get(1).get("ErrorRate")).isBetween(1.9, 2.0);
    }

    @Test
    void writesAMinuteOnce() {
        publish.run(platform.now, "a");
        publish.run(platform.now.plusSeconds(2), "b");
        assertThat(lines()).hasSize(2);

        measure(60, Measurements.failed("s"));
        publish.run(platform.now.plusSeconds(60), "c");
        assertThat(lines()).hasSize(4);
    }

    @Test
    void leavesOutTimesThatNobodyMeasured() {
        measure(60, Measurements.arrived("report", 1));
        publish.run(platform.now.plusSeconds(60), "a");

        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0).get("Completions")).isEqualTo(0.0);
        assertThat(lines().get(0).containsKey("ResponseTime")).isFalse();
        assertThat(lines().get(0).containsKey("QueueLength")).isFalse();
    }
}
