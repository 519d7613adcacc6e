package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.resource.ResourceVector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllocatorTest {

    private static final Allocator ALLOCATOR =
            new Allocator(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL);

    private static final PoolSupply CHEAP = pool("cheap", 8, 0.04);
    private static final PoolSupply DEAR = pool("dear", 100, 0.10);

    private static PoolSupply pool(String id, double cpu, double price) {
        return new PoolSupply(id, ResourceVector.of("cpu", cpu), Map.of("cpu", price));
    }

    private static ServiceDemand service(String id, double cpu, double demand, int most, double penalty) {
        return new ServiceDemand(id, ResourceVector.of("cpu", cpu), demand, 0, most, penalty, Set.of());
    }

    private static Allocation allocate(
            List<ServiceDemand> services,
            List<PoolSupply> pools,
            double churn,
            Map<String, Map<String, Integer>> current) {
        return ALLOCATOR.allocate(new AllocationProblem(services, pools, churn, current));
    }

    @Test
    void theCheapPoolIsFilledFirstAndItsCapacityHasAPrice() {
        Allocation allocation = allocate(List.of(service("a", 2, 6, 50, 10)), List.of(CHEAP, DEAR), 0, Map.of());
        assertThat(allocation.plan().instances()).isEqualTo(Map.of("a", Map.of("cheap", 4, "dear", 2)));
        assertThat(allocation.plan().costPerHour()).isCloseTo(4 * 0.08 + 2 * 0.20, within(1e-12));
        assertThat(allocation.prices().capacity().get("cheap").get("cpu")).isCloseTo(0.06, within(1e-9));
        assertThat(allocation.prices().capacity().get("dear").get("cpu")).isZero();
        assertThat(allocation.prices().demand().get("a")).isCloseTo(0.20, within(1e-9));
        assertThat(allocation.gap()).isCloseTo(0, within(1e-9));
    }

    @Test
    void unmetDemandIsReportedWithItsPriceAndNeverTakenFromCapacity() {
        Allocation allocation = allocate(List.of(service("a", 3, 5, 50, 10)), List.of(CHEAP), 0, Map.of());
        assertThat(allocation.plan().total("a")).isEqualTo(2);
        assertThat(allocation.plan().unmet()).isEqualTo(Map.of("a", 3));
        assertThat(allocation.prices().demand().get("a")).isCloseTo(10, within(1e-9));
        assertThat(allocation.gap()).isGreaterThan(0);
    }

    @Test
    void dearerDemandGetsTheScarcePool() {
        List<ServiceDemand> both = List.of(service("low", 2, 4, 9, 1), service("high", 2, 3, 9, 50));
        Allocation allocation = allocate(both, List.of(CHEAP), 0, Map.of("low", Map.of("cheap", 4)));
        assertThat(allocation.plan().total("high")).isEqualTo(3);
        assertThat(allocation.plan().total("low")).isEqualTo(1);
        assertThat(allocation.plan().unmet()).isEqualTo(Map.of("low", 3));
    }

    @Test
    void demandThatIsNotWorthItsPriceIsLeftUnmet() {
        Allocation allocation = allocate(List.of(service("a", 2, 3, 9, 0.05)), List.of(CHEAP), 0, Map.of());
        assertThat(allocation.plan().total("a")).isZero();
        assertThat(allocation.plan().unmet()).isEqualTo(Map.of("a", 3));
    }

    @Test
    void churnKeepsWhatRunsUnlessMovingPays() {
        Map<String, Map<String, Integer>> current = Map.of("a", Map.of("dear", 3));
        List<ServiceDemand> services = List.of(service("a", 1, 3, 9, 10));
        assertThat(allocate(services, List.of(CHEAP, DEAR), 0.05, current)
                        .plan()
                        .instances())
                .isEqualTo(current);
        assertThat(allocate(services, List.of(CHEAP, DEAR), 0.01, current)
                        .plan()
                        .instances())
                .isEqualTo(Map.of("a", Map.of("cheap", 3)));
    }

    @Test
    void whatIsNotWantedIsStoppedWhateverAChangeCosts() {
        Map<String, Map<String, Integer>> current = Map.of("a", Map.of("cheap", 5, "dear", 1));
        Allocation allocation = allocate(List.of(service("a", 1, 3, 9, 10)), List.of(CHEAP, DEAR), 100, current);
        assertThat(allocation.plan().instances()).isEqualTo(Map.of("a", Map.of("cheap", 3)));
        assertThat(allocation.gap()).isZero();
    }

    @Test
    void boundsHoldOnBothSides() {
        ServiceDemand least = new ServiceDemand("a", ResourceVector.of("cpu", 1), 0, 2, 5, 10, Set.of());
        assertThat(allocate(List.of(least), List.of(CHEAP), 0, Map.of()).plan().total("a"))
                .isEqualTo(2);
        Allocation most =
                allocate(List.of(service("a", 1, 7, 5, 10)), List.of(CHEAP), 0.5, Map.of("a", Map.of("cheap", 8)));
        assertThat(most.plan().total("a")).isEqualTo(5);
        assertThat(most.plan().unmet()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void servicesStayInTheirAllowedPools() {
        ServiceDemand tied = new ServiceDemand("a", ResourceVector.of("cpu", 1), 3, 0, 9, 10, Set.of("dear"));
        assertThat(allocate(List.of(tied), List.of(CHEAP, DEAR), 0, Map.of())
                        .plan()
                        .instances())
                .isEqualTo(Map.of("a", Map.of("dear", 3)));
    }

    @Test
    void fractionsOfDemandAreRoundedUpAndTheGapSaysWhatItCosts() {
        Allocation allocation = allocate(List.of(service("a", 1, 2.5, 9, 10)), List.of(CHEAP), 0, Map.of());
        assertThat(allocation.plan().total("a")).isEqualTo(3);
        assertThat(allocation.gap()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void freePoolsDoNotFillUpForNothing() {
        Allocation allocation = allocate(
                List.of(service("a", 1, 3, 50, 10)), List.of(pool("free", 40, 0)), 0, Map.of("a", Map.of("free", 9)));
        assertThat(allocation.plan().total("a")).isEqualTo(3);
    }

    @Test
    void kindsThatAPoolLacksKeepAServiceOut() {
        ServiceDemand gpu = new ServiceDemand("a", ResourceVector.of("gpu", 1), 1, 0, 1, 10, Set.of());
        Allocation allocation = allocate(List.of(gpu), List.of(CHEAP), 0.1, Map.of("a", Map.of("cheap", 1)));
        assertThat(allocation.plan().unmet()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void withoutAnOptimumInstancesArePlacedGreedilyAndWithinCapacity() {
        LpEngine lost = new LpEngine() {
            @Override
            public String name() {
                return "lost";
            }

            @Override
            public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
                return new EngineAnswer.Failed("lost the thread");
            }
        };
        AllocationProblem problem = new AllocationProblem(
                List.of(service("a", 3, 5, 50, 10), service("b", 1, 4, 50, 20)),
                List.of(CHEAP, DEAR),
                0.001,
                Map.of("a", Map.of("dear", 1)));
        Allocation allocation =
                new Allocator(new CheckedLpSolver(List.of(lost), () -> 0), SolveLimits.SMALL).allocate(problem);
        assertThat(allocation.plan().total("a")).isEqualTo(5);
        assertThat(allocation.plan().total("b")).isEqualTo(4);
        assertThat(allocation.gap()).isNull();
        assertThat(new AllocationWords(problem, allocation, Relaxation.NONE).sentences())
                .anyMatch(sentence -> sentence.contains("greedily") && sentence.contains("lost the thread"));
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> service("a", 1, Double.NaN, 2, 1)).hasMessageContaining("service a");
        assertThatThrownBy(() -> service("a", 1, 1, -1, 1)).hasMessageContaining("from 0 to -1");
        assertThatThrownBy(() -> service("a", 1, 1, 1, -1)).hasMessageContaining("penalty");
        assertThatThrownBy(() -> pool("p", 1, -0.1)).hasMessageContaining("cpu in pool p");
        assertThatThrownBy(() -> allocate(List.of(), List.of(CHEAP, CHEAP), 0, Map.of()))
                .hasMessageContaining("pool cheap is given twice");
        assertThatThrownBy(() -> allocate(List.of(), List.of(), -1, Map.of())).hasMessageContaining("churn");
    }
}
