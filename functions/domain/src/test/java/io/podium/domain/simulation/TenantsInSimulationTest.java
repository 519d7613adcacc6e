package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small cases with several tenants, worked out by hand. */
class TenantsInSimulationTest {
    @Test
    void tenantsTakeTurnsOnServersThatComeFree() {
        Workload workload = workload(
                job("a", 0, 2), job("a", 0, 2), job("a", 0, 2), job("a", 0, 2), job("b", 0, 2), job("b", 0, 2));

        assertThat(finish(2, "fifo", Sharing.DEFAULT, workload)).containsExactly(2, 4, 6, 6, 2, 4);
        assertThat(finish(2, "fifo", Sharing.DEFAULT.by("none"), workload)).containsExactly(2, 2, 4, 4, 6, 6);
        assertThat(finish(2, "fifo", Sharing.DEFAULT.by("drf"), workload)).containsExactly(2, 4, 6, 6, 2, 4);
    }

    @Test
    void aTenantOfThreeTimesTheWeightHasThreeTimesTheServers() {
        Workload workload = workload(
                job("b", 0, 1), job("b", 0, 1), job("a", 0, 1), job("a", 0, 1), job("a", 0, 1), job("a", 0, 1));
        Sharing sharing = sharing("max-min", Map.of("a", new Entitlement(3, null, null)));

        assertThat(finish(4, "fifo", sharing, workload)).containsExactly(1, 2, 1, 1, 1, 2);
    }

    @Test
    void aQuotaHoldsUpItsTenantAndNobodyElse() {
        Workload workload = workload(job("a", 0, 5), job("a", 1, 5), job("b", 2, 5), job("a", 3, 1));
        Map<String, Entitlement> quota = Map.of("a", new Entitlement(1, 1, null));

        assertThat(finish(2, "fifo", sharing("none", quota), workload)).containsExactly(5, 10, 7, 11);
        assertThat(finish(2, "sjf", sharing("max-min", quota), workload)).containsExactly(5, 11, 7, 6);
    }

    @Test
    void aQuotaHoldsWhereThereIsOnlyOneTenant() {
        Workload workload = workload(job("a", 0, 5), job("a", 1, 5));

        assertThat(finish(2, "fifo", sharing("none", Map.of("a", new Entitlement(1, 1, null))), workload))
                .containsExactly(5, 10);
    }

    @Test
    void aShorterJobTakesTheServerOfItsOwnTenantOnly() {
        Workload workload = workload(job("a", 0, 9), job("b", 0, 9), job("b", 1, 1));

        assertThat(finish(2, "srtf", Sharing.DEFAULT, workload)).containsExactly(9, 10, 2);
        assertThat(finish(1, "srtf", Sharing.DEFAULT, workload(job("a", 0, 9), job("b", 1, 1))))
                .containsExactly(9, 10);
        assertThat(finish(1, "srtf", Sharing.DEFAULT.by("none"), workload(job("a", 0, 9), job("b", 1, 1))))
                .containsExactly(10, 2);
    }

    @Test
    void withinItsQuotaAShorterJobTakesTheServerOfALongerOne() {
        Workload workload = workload(job("a", 0, 9), job("a", 1, 1));

        assertThat(finish(2, "srtf", sharing("max-min", Map.of("a", new Entitlement(1, 1, null))), workload))
                .containsExactly(10, 2);
    }

    @Test
    void refusesAJobThatItsQuotaWouldNeverLetRun() {
        Job wide = new Job(0, 1, 3, 0, null).of("a");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        finish(4, "fifo", sharing("none", Map.of("a", new Entitlement(1, 2, null))), workload(wide)))
                .withMessageStartingWith("a job of tenant a takes 3 processors, and its quota is 2");
    }

    @Test
    void refusesAFairnessThatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulationRules(1, "fifo", 0).sharedBy(Sharing.DEFAULT.by("lottery")));
    }

    @Test
    void tellsHowLongEachTenantWaited() {
        Workload workload = workload(job("a", 0, 2), job("a", 0, 2), job("b", 0, 2));

        assertThat(run(1, "fifo", Sharing.DEFAULT, workload).byTenant())
                .isEqualTo(Map.of("a", new TenantWaits(2, 1, 2, 2), "b", new TenantWaits(1, 4, 4, 4)));
    }

    @Test
    void onOneServerLotsDecideInProportionToTheWeights() {
        List<Job> jobs = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> jobs.add(job("small", 0, 1)));
        IntStream.range(0, 1_000).forEach(i -> jobs.add(job("large", 0, 1)));
        Sharing sharing = sharing("max-min", Map.of("large", new Entitlement(3, null, null)));

        SimulationResult result = new Simulator(new SimulationRules(1, "fifo", 0).sharedBy(sharing))
                .run(new Workload(jobs), new Random(1), SimulationObserver.NONE);
        long largeInTheFirstHalf = IntStream.range(1_000, 2_000)
                .filter(job -> result.finishSeconds(job) <= 1_000)
                .count();
        assertThat(largeInTheFirstHalf).isBetween(700L, 800L);
    }

    private static Sharing sharing(String fairness, Map<String, Entitlement> tenants) {
        return new Sharing(fairness, Entitlement.DEFAULT, new TreeMap<>(tenants));
    }

    private static Job job(String tenant, double at, double seconds) {
        return Job.of(at, seconds).of(tenant);
    }

    private static Workload workload(Job... jobs) {
        return new Workload(List.of(jobs));
    }

    private static double[] finish(int servers, String policy, Sharing sharing, Workload workload) {
        SimulationResult result = run(servers, policy, sharing, workload);
        return IntStream.range(0, workload.size())
                .mapToDouble(result::finishSeconds)
                .toArray();
    }

    private static SimulationResult run(int servers, String policy, Sharing sharing, Workload workload) {
        return new Simulator(new SimulationRules(servers, policy, 0).sharedBy(sharing))
                .run(workload, () -> 0, SimulationObserver.NONE);
    }
}
