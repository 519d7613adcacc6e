package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.resource.ResourceVector;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxationTest {

    private static final Allocator ALLOCATOR =
            new Allocator(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL);

    private static PoolSupply pool(String id, Map<String, Double> capacity) {
        return new PoolSupply(id, ResourceVector.of(capacity), Map.of("cpu", 0.04));
    }

    private static ServiceDemand service(String id, Map<String, Double> need, int demand, String... pools) {
        return new ServiceDemand(id, ResourceVector.of(need), demand, 0, 50, 1_000, Set.of(pools));
    }

    private static Relaxation relaxation(List<ServiceDemand> services, List<PoolSupply> pools) {
        AllocationProblem problem = new AllocationProblem(services, pools, 0.001, Map.of());
        return ALLOCATOR.relaxation(problem, ALLOCATOR.allocate(problem));
    }

    @Test
    void nothingIsAddedWhereDemandIsMet() {
        assertThat(relaxation(List.of(service("a", Map.of("cpu", 1.0), 4)), List.of(pool("p", Map.of("cpu", 4.0)))))
                .isEqualTo(Relaxation.NONE);
    }

    @Test
    void whatTwoServicesLackTogetherIsAddedUp() {
        Relaxation relaxation = relaxation(
                List.of(service("a", Map.of("cpu", 2.0), 3), service("b", Map.of("cpu", 1.0), 4)),
                List.of(pool("p", Map.of("cpu", 6.0))));
        assertThat(relaxation.additions()).isEqualTo(Map.of("p", Map.of("cpu", 4.0)));
    }

    @Test
    void theKindThatLacksIsNamedAndTheOthersAreNot() {
        Relaxation relaxation = relaxation(
                List.of(service("a", Map.of("cpu", 1.0, "memory", 512.0), 4)),
                List.of(pool("p", Map.of("cpu", 8.0, "memory", 1_024.0))));
        assertThat(relaxation.additions()).isEqualTo(Map.of("p", Map.of("memory", 1_024.0)));
    }

    @Test
    void theLargerPoolIsAddedToSinceItGrowsByASmallerShare() {
        Relaxation relaxation = relaxation(
                List.of(service("a", Map.of("cpu", 1.0), 13)),
                List.of(pool("small", Map.of("cpu", 2.0)), pool("large", Map.of("cpu", 10.0))));
        assertThat(relaxation.additions()).isEqualTo(Map.of("large", Map.of("cpu", 1.0)));
    }

    @Test
    void roomIsMadeByMovingWhatMayRunElsewhere() {
        Relaxation relaxation = relaxation(
                List.of(service("tied", Map.of("cpu", 4.0), 1, "p"), service("free", Map.of("cpu", 1.0), 5)),
                List.of(pool("p", Map.of("cpu", 4.0)), pool("q", Map.of("cpu", 4.0))));
        assertThat(relaxation.size(new AllocationProblem(
                        List.of(), List.of(pool("p", Map.of("cpu", 4.0)), pool("q", Map.of("cpu", 4.0))), 0, Map.of())))
                .isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aServiceThatIsAllowedNowhereIsNotHelpedByCapacity() {
        assertThat(relaxation(
                        List.of(service("a", Map.of("cpu", 1.0), 3, "gone")), List.of(pool("p", Map.of("cpu", 9.0)))))
                .isEqualTo(Relaxation.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void isEnoughAndNearlyAsSmallAsAnyOther(long seed) {
        Random random = new Random(seed);
        List<PoolSupply> pools = List.of(
                pool("p", Map.of("cpu", 1.0 + random.nextInt(6))), pool("q", Map.of("cpu", 1.0 + random.nextInt(6))));
        List<ServiceDemand> services = List.of(
                service("a", Map.of("cpu", 1.0 + random.nextInt(3)), 1 + random.nextInt(4)),
                service("b", Map.of("cpu", 1.0 + random.nextInt(3)), 1 + random.nextInt(4), "p"));
        Relaxation relaxation = relaxation(services, pools);

        assertThat(relaxation(services, larger(pools, relaxation))).isEqualTo(Relaxation.NONE);
        AllocationProblem problem = new AllocationProblem(services, pools, 0, Map.of());
        assertThat(relaxation.size(problem)).isLessThanOrEqualTo(1.35 * smallest(services, pools) + 1e-9);
    }

    private static List<PoolSupply> larger(List<PoolSupply> pools, Relaxation relaxation) {
        return pools.stream()
                .map(pool -> pool(
                        pool.poolId(),
                        Map.of(
                                "cpu",
                                pool.capacity().amount("cpu")
                                        + relaxation
                                                .additions()
                                                .getOrDefault(pool.poolId(), Map.of())
                                                .getOrDefault("cpu", 0.0))))
                .toList();
    }

    /** Tries every split of service a over both pools; b runs in p only. */
    private static double smallest(List<ServiceDemand> services, List<PoolSupply> pools) {
        double best = Double.POSITIVE_INFINITY;
        ServiceDemand free = services.get(0);
        for (int inFirst = 0; inFirst <= free.wantedWhole(); inFirst++) {
            ResourceVector first = free.need()
                    .times(inFirst)
                    .plus(services.get(1).need().times(services.get(1).wantedWhole()));
            ResourceVector second = free.need().times(free.wantedWhole() - inFirst);
            best = Math.min(best, Relaxation.excess(pools.get(0), first) + Relaxation.excess(pools.get(1), second));
        }
        return best;
    }
}
