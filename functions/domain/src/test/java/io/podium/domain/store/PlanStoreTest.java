package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.LoopMemory;
import io.podium.domain.optimization.ModelError;
import io.podium.domain.optimization.Pause;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanStatus;
import io.podium.domain.optimization.PriceRange;
import io.podium.domain.optimization.RunningMean;
import io.podium.domain.optimization.ServiceEstimate;
import io.podium.domain.optimization.ServiceGuard;
import io.podium.domain.optimization.ServiceHistory;
import io.podium.domain.optimization.ShadowPrices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PlanStore plans = new PlanStore(new InMemoryItemStore());

    private static Plan plan(long version) {
        ServiceEstimate known = new ServiceEstimate(
                new RunningMean(5, 3, 3, new RunningMean.Doubted(9.5, 2)),
                new RunningMean(2, 2, 80, null),
                new RunningMean(0.1, 1, 90, null),
                1,
                1.5,
                0.3,
                0.2,
                12,
                new ModelError(1.2, 1),
                5.5,
                0.2,
                14);
        ServiceEstimate fresh = new ServiceEstimate(
                new RunningMean(1, 1, 1, null), null, null, 1, 1, 0, 0, 0, ModelError.NONE, 1, 0, 0);
        ServiceGuard guard = new ServiceGuard(
                new ServiceGuard.Trial(3, Map.of("p", 4), Map.of("p", 2), 0.1, 0.05, 5, 2, 1, "waits"),
                new ServiceGuard.Hold(2, Map.of("p", 4), Map.of("q", 4), NOON.plusSeconds(60), 5, "failures"),
                2);
        return new Plan(
                version,
                NOON,
                PlanStatus.INFEASIBLE,
                Map.of("s", Map.of("p", 4)),
                Map.of("s", 1.0),
                0.32,
                0.3,
                0.06,
                new ShadowPrices(
                        Map.of("p", Map.of("cpu", 0.5)),
                        Map.of("s", 2.0),
                        Map.of(
                                "p", Map.of("cpu", new PriceRange(0.25, 0.75)),
                                "q", Map.of("cpu", new PriceRange(0.25, Double.POSITIVE_INFINITY)))),
                List.of("because"),
                Map.of("s", 1),
                Map.of("p", Map.of("cpu", 3.0)),
                new LoopMemory(
                        Map.of("s", known, "t", fresh),
                        Map.of(
                                "s",
                                new ServiceHistory(
                                        List.of(3, 4), List.of(8.5, 9.0), new ServiceHistory.Between(4, 6), NOON)),
                        Map.of("s", guard),
                        NOON.minusSeconds(20)),
                true);
    }

    @Test
    void everythingOfAPlanComesBack() {
        assertThat(plans.store(plan(1))).isTrue();
        assertThat(plans.latest()).contains(plan(1));
        assertThat(plans.find(1)).contains(plan(1));
        assertThat(plans.find(2)).isEmpty();
    }

    @Test
    void aPlanOfTenThousandServicesIsStoredInItemsThatDynamoDbTakes() {
        Plan large = large(7, 10_000);
        List<Item> written = new ArrayList<>();
        PlanStore stored = new PlanStore(new ForwardingItemStore(new InMemoryItemStore()) {
            @Override
            public List<WriteOutcome> write(List<? extends Write> writes) {
                writes.forEach(write -> written.add(((Write.Put) write).item()));
                return super.write(writes);
            }
        });

        assertThat(stored.store(large)).isTrue();
        assertThat(stored.store(large)).isTrue();

        assertThat(stored.latest()).contains(large);
        assertThat(stored.find(7)).contains(large);
        assertThat(stored.page(null, 5).items()).containsExactly(large);
        assertThat(written).hasSizeGreaterThan(10);
        assertThat(written).allMatch(item -> item.document().toString().length() < 300_000);
        assertThat(written.stream().map(item -> item.key().partition()).distinct())
                .hasSize(written.size() / 2);
        Plan amended = stored.amend(large, List.of("and more"));
        assertThat(amended.reasons()).hasSize(10_001).endsWith("reason of service-9999", "and more");
        assertThat(stored.latest()).contains(amended);
    }

    @Test
    void ofTwoLargePlansOfAVersionOneIsStored() {
        Plan one = large(1, 2_000);
        plans.store(one);

        assertThat(plans.store(large(1, 2_001))).isFalse();
        assertThat(plans.latest()).contains(one);
    }

    private static Plan large(long version, int services) {
        Plan small = plan(version);
        Map<String, Map<String, Integer>> instances = new TreeMap<>();
        Map<String, Double> weights = new TreeMap<>();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            instances.put("service-" + i, Map.of("pool-" + i % 1000, i));
            weights.put("service-" + i, 1.0 / (i + 1));
            reasons.add("x".repeat(300) + i);
        }
        reasons.set(services - 1, "reason of service-" + (services - 1));
        return new Plan(
                version,
                small.createdAt(),
                small.status(),
                instances,
                weights,
                small.costPerHour(),
                small.lpBoundPerHour(),
                small.gap(),
                small.prices(),
                reasons,
                small.unmet(),
                small.relaxation(),
                small.memory(),
                true);
    }

    @Test
    void aVersionIsStoredOnce() {
        plans.store(plan(1));
        assertThat(plans.store(plan(1).asApplied())).isTrue();
        Plan other = new Plan(
                1,
                NOON.plusSeconds(1),
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
                false);
        assertThat(plans.store(other)).isFalse();
        assertThat(plans.latest()).contains(plan(1));
    }

    @Test
    void pausingAgainKeepsTheTimeAndResumingAgainChangesNothing() {
        assertThat(plans.pauses().find()).isEmpty();
        assertThat(plans.pauses().store(null)).isTrue();
        assertThat(plans.pauses().store(new Pause(NOON, "one"))).isTrue();
        assertThat(plans.pauses().store(new Pause(NOON.plusSeconds(9), "two"))).isTrue();
        assertThat(plans.pauses().find()).contains(new Pause(NOON, "two"));
        assertThat(plans.pauses().store(null)).isTrue();
        assertThat(plans.pauses().find()).isEmpty();
        assertThat(plans.pauses().store(new Pause(NOON.plusSeconds(99), ""))).isTrue();
        assertThat(plans.pauses().find()).contains(new Pause(NOON.plusSeconds(99), ""));
        assertThat(plans.latest()).isEmpty();
    }
}
