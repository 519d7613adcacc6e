package io.podium.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.LoopMemory;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanStatus;
import io.podium.domain.optimization.ShadowPrices;
import io.podium.lambda.handler.ApiCalls;
import io.podium.lambda.handler.TestPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /plans}. */
class PlanHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(new OptimizeHandler(platform));

    private void plans(int count, String reason) {
        for (int version = 1; version <= count; version++) {
            Plan plan = new Plan(
                    version,
                    NOON.plusSeconds(60L * version),
                    PlanStatus.ADJUSTING,
                    Map.of("s", Map.of("p", version)),
                    Map.of("s", 1.0),
                    version / 10.0,
                    null,
                    null,
                    new ShadowPrices(Map.of("p", Map.of("cpu", 0.5)), Map.of("s", 2.0)),
                    List.of(reason),
                    Map.of(),
                    Map.of(),
                    LoopMemory.NONE,
                    true);
            platform.stores().plans().store(plan);
        }
    }

    private List<Long> versions(String query) {
        List<Long> versions = new ArrayList<>();
        for (Object plan : (List<?>) api.call("GET", "/plans?" + query).at("plans")) {
            versions.add((Long) ((Map<?, ?>) plan).get("version"));
        }
        return versions;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-11-22T12:08:00Z|10 9 8",
                "from=2026-11-22T12:08:01Z|10 9",
                "to=2026-11-22T12:03:00Z|2 1",
                "to=2026-11-22T12:03:00.001Z|3 2 1",
                "from=2026-11-22T12:02:00Z&to=2026-11-22T12:05:00Z|4 3 2",
                "from=2026-11-22T12:02:00Z&to=2026-11-22T12:05:00Z&limit=2|4 3",
                "to=2026-11-22T12:01:00Z|''",
                "to=2026-11-22T13:00:00Z&limit=1|10",
                "from=2026-11-22T13:00:00Z|''",
            })
    void holdsWhatWasMadeInARange(String query, String expected) {
        plans(10, "because");
        assertThat(versions(query))
                .isEqualTo(
                        expected.isEmpty()
                                ? List.of()
                                : List.of(expected.split(" ")).stream()
                                        .map(Long::valueOf)
                                        .toList());
    }

    @Test
    void goesOnWhereAPageEnded() {
        plans(10, "because");
        List<Long> seen = new ArrayList<>();
        String query = "from=2026-11-22T12:02:00Z&to=2026-11-22T12:09:00Z&limit=3";
        String next = "";
        do {
            ApiCalls.Answer page = api.call("GET", "/plans?" + query + next);
            ((List<?>) page.at("plans")).forEach(plan -> seen.add((Long) ((Map<?, ?>) plan).get("version")));
            Object more = ((Map<?, ?>) page.body()).get("next");
            next = more == null ? "" : "&next=" + more;
        } while (!next.isEmpty());

        assertThat(seen).containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L);
    }

    @Test
    void findsTheRangeAlsoWhereOldPlansHaveBeenRemoved() {
        plans(3, "because");
        // Plans 4 to 7 were never there, which is the same as removed.
        for (int version = 8; version <= 9; version++) {
            platform.stores()
                    .plans()
                    .store(new Plan(
                            version,
                            NOON.plusSeconds(60L * version),
                            PlanStatus.CONVERGED,
                            Map.of(),
                            Map.of(),
                            0,
                            null,
                            null,
                            ShadowPrices.NONE,
                            List.of(),
                            Map.of(),
                            Map.of(),
                            LoopMemory.NONE,
                            true));
        }
        assertThat(versions("to=2026-11-22T12:09:00Z&limit=1")).containsExactly(8L);
    }

    @Test
    void tellsCostsPricesAndInstancesBriefly() {
        plans(1, "because");
        Map<?, ?> plan = (Map<?, ?>) api.call("GET", "/plans?brief=true").at("plans", 0);

        assertThat(plan.get("costPerHour")).isEqualTo(0.1);
        assertThat(plan.get("status")).isEqualTo("adjusting");
        assertThat(plan.get("instances")).isEqualTo(Map.of("s", Map.of("p", 1L)));
        assertThat(plan.get("prices"))
                .isEqualTo(Map.of(
                        "capacity",
                        Map.of("p", Map.of("cpu", 0.5)),
                        "demand",
                        Map.of("s", 2.0),
                        "capacityRanges",
                        Map.of()));
        assertThat(plan.containsKey("reasons")).isFalse();
    }

    @Test
    void endsAPageBeforeItGetsTooLarge() {
        plans(6, "x".repeat(1_000_000));

        assertThat(versions("limit=100")).containsExactly(6L, 5L, 4L);
        assertThat(versions(
                        "limit=100&next=" + api.call("GET", "/plans?limit=100").at("next")))
                .containsExactly(3L, 2L, 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "from=soon, from",
        "from=2026-11-22T12:02:00Z&to=2026-11-22T12:02:00Z, from",
        "limit=101, limit",
        "brief=yes, brief",
        "until=2026-11-22T12:02:00Z, until",
    })
    void refusesWhatBreaksARule(String query, String field) {
        ApiCalls.Answer answer = api.call("GET", "/plans?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo(field);
    }
}
