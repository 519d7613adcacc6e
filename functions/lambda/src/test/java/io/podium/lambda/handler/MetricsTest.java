package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.metrics.LoadSample;
import io.podium.domain.metrics.Measurements;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /metrics}. */
class MetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void twoServicesInOnePool() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 8)));
        for (String id : List.of("s1", "s2")) {
            api.call("POST", "/services", Map.of("serviceId", id, "taskTypes", List.of("report"), "pool", "p1"));
        }
        measure(-120, Measurements.completed("s1", 2, 8));
        measure(
                -120,
                LoadSample.once(6, 3, 4, Map.of("cpu", 2.0), Map.of("cpu", 8.0)).of(LoadSample.WHOLE_POOL));
        measure(-60, Measurements.completed("s1", 4, 40));
        measure(-60, Measurements.failed("s2").plus(Measurements.arrived("report", 30)));
    }

    private void measure(int seconds, Measurements measured) {
        platform.stores().metrics().add("p1", NOON.plusSeconds(seconds), measured);
    }

    @Test
    void sumUpOverTheRangeForTheServicesAndThePool() {
        ApiCalls.Answer answer = api.call("GET", "/metrics?pool=p1&minutes=5");

        assertThat(answer.status()).isEqualTo(200);
        assertThat((List<?>) answer.at("pools")).hasSize(1);
        assertThat(answer.at("quantileError")).isEqualTo(0.02);
        assertThat(answer.at("pools", 0, "services", 0, "serviceId")).isEqualTo("s1");
        assertThat(answer.at("pools", 0, "services", 0, "completions")).isEqualTo(2L);
        assertThat(answer.at("pools", 0, "services", 0, "meanWaitSeconds")).isEqualTo(24.0);
        assertThat(answer.at("pools", 0, "services", 0, "meanResponseSeconds")).isEqualTo(27.0);
        assertThat((Double) answer.at("pools", 0, "services", 0, "p99ResponseSeconds"))
                .isCloseTo(44, Percentage.withPercentage(2));
        assertThat(answer.at("pools", 0, "services", 1, "errorRate")).isEqualTo(1.0);
        assertThat(answer.at("pools", 0, "total", "arrivals")).isEqualTo(30L);
        assertThat((Double) answer.at("pools", 0, "total", "throughputPerSecond"))
                .isCloseTo(2 / 300.0, within(1e-9));
        assertThat(answer.at("pools", 0, "total", "queueLength")).isEqualTo(6.0);
        assertThat(answer.at("pools", 0, "total", "utilization", "cpu")).isEqualTo(0.25);
    }

    @Test
    void comeInPointsOfTheResolution() {
        ApiCalls.Answer answer =
                api.call("GET", "/metrics?pool=p1&from=2026-11-22T11:50:00Z&to=2026-11-22T12:00:00Z&resolution=60");

        assertThat((List<?>) answer.at("pools", 0, "series")).hasSize(2);
        assertThat(answer.at("pools", 0, "series", 0, "at")).isEqualTo("2026-11-22T11:58:00Z");
        assertThat(answer.at("pools", 0, "series", 0, "slotUtilization")).isEqualTo(0.75);
        assertThat(answer.at("pools", 0, "services", 0, "series", 1, "meanWaitSeconds"))
                .isEqualTo(40.0);
        assertThat((List<?>) answer.at("pools", 0, "services", 1, "series")).hasSize(1);
    }

    @Test
    void beginAtAWholeStepAndEndWhereAsked() {
        ApiCalls.Answer answer =
                api.call("GET", "/metrics?pool=p1&from=2026-11-22T11:57:59Z&to=2026-11-22T12:00:00Z&resolution=300");

        assertThat(answer.at("from")).isEqualTo("2026-11-22T11:55:00Z");
        assertThat((List<?>) answer.at("pools", 0, "series")).hasSize(1);
        assertThat((Double) answer.at("pools", 0, "series", 0, "throughputPerSecond"))
                .isCloseTo(2 / 300.0, within(1e-9));
    }

    @Test
    void ofOneServiceLeaveTheOthersAndThePoolOut() {
        ApiCalls.Answer answer = api.call("GET", "/metrics?pool=p1&service=s2");

        assertThat((List<?>) answer.at("pools", 0, "services")).hasSize(1);
        assertThat(((Map<?, ?>) answer.at("pools", 0)).containsKey("total")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes=0|minutes|1 to 1440",
                "minutes=5&to=2026-11-22T12:00:00Z|minutes|not both",
                "from=yesterday|from|a time",
                "from=2026-11-22T12:00:00Z&to=2026-11-22T12:00:00Z|from|before to",
                "to=2026-11-22T12:01:01Z|to|up to now",
                "from=2026-11-21T11:59:59Z|from|24 hours",
                "resolution=90|resolution|multiple of 60",
                "resolution=30|resolution|60 to 86400",
                "service=%20|service|an id",
                "window=60|window|unknown field",
            })
    void refuseWhatBreaksARule(String query, String field, String rule) {
        ApiCalls.Answer answer = api.call("GET", "/metrics?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo(field);
        assertThat((String) answer.at("errors", 0, "rule")).contains(rule);
    }

    @Test
    void ofWhatDoesNotExistAreNotFound() {
        assertThat(api.call("GET", "/metrics?pool=nowhere").status()).isEqualTo(404);
        assertThat(api.call("GET", "/metrics?service=nobody").status()).isEqualTo(404);
    }

    @Test
    void ofTooManyPointsAreRefusedWithAProposal() {
        for (int minute = 0; minute < 1_400; minute++) {
            Measurements looks = Measurements.none();
            for (int service = 0; service < 6; service++) {
                looks = looks.plus(Measurements.failed("x" + service));
            }
            measure(-60 * minute, looks);
        }
        for (int service = 0; service < 6; service++) {
            api.call("POST", "/services", Map.of("serviceId", "x" + service, "taskTypes", List.of("r"), "pool", "p1"));
        }

        ApiCalls.Answer tooMany = api.call("GET", "/metrics?minutes=1440&resolution=60");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat((String) tooMany.at("errors", 0, "rule")).contains("8000 points", "coarser");
        assertThat(api.call("GET", "/metrics?minutes=1440&resolution=300").status())
                .isEqualTo(200);
    }

    @Test
    void ofTooManyItemsAreRefusedWithAProposal() {
        for (int minute = 0; minute < 1_000; minute++) {
            Measurements looks = Measurements.none();
            for (int service = 0; service < 21; service++) {
                looks = looks.plus(Measurements.failed("x" + service));
            }
            measure(-60 * minute, looks);
        }

        ApiCalls.Answer answer = api.call("GET", "/metrics?minutes=1440");
        assertThat(answer.status()).isEqualTo(400);
        assertThat((String) answer.at("errors", 0, "rule")).contains("20000 items", "one pool");
    }
}
