package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.ResourceVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllocationModelTest {

    private static final PoolSupply POOL =
            new PoolSupply("p", ResourceVector.of(Map.of("cpu", 8, "memory", 4096)), Map.of("cpu", 0.04));

    private static ServiceDemand service(int most) {
        return new ServiceDemand("s", ResourceVector.of(Map.of("cpu", 2, "memory", 512)), 3, 0, most, 10, Set.of());
    }

    private static LinearProgram program(ServiceDemand service, double churn, int running) {
        return AllocationModel.of(new AllocationProblem(
                        List.of(service), List.of(POOL), churn, Map.of("s", Map.of("p", running))))
                .program();
    }

    private static List<String> rows(LinearProgram program) {
        List<String> names = new ArrayList<>();
        for (int row = 0; row < program.rowCount(); row++) {
            names.add(program.rowName(row));
        }
        return names;
    }

    @Test
    void rowsThatCannotBindAreLeftOut() {
        assertThat(rows(program(service(9), 0.1, 3)))
                .containsExactly("cpu in pool p", "memory in pool p", "demand of service s");
        assertThat(rows(program(service(9), 0.1, 4))).contains("most of service s");
    }

    @Test
    void churnHasVariablesOnlyWhereSomethingRuns() {
        assertThat(program(service(9), 0.1, 0).variableCount()).isEqualTo(2);
        assertThat(program(service(9), 0, 4).variableCount()).isEqualTo(2);
        assertThat(program(service(9), 0.1, 4).variableCount()).isEqualTo(3);
    }

    @Test
    void theObjectiveCountsCostChurnAndDemandBeyondTheMost() {
        LinearProgram program = program(service(2), 0.1, 1);
        double unmet = 1;
        double kept = 0;
        double started = 1;
        assertThat(program.objectiveAt(new double[] {unmet, kept, started}))
                .isEqualTo(10 * 1 + 0.08 * 1 + 0.1 * 2 + 10 * 1);
    }

    @Test
    void sizeGrowsWithAllowedPairsOnly() {
        List<ServiceDemand> services = new ArrayList<>();
        List<PoolSupply> pools = new ArrayList<>();
        for (int at = 0; at < 200; at++) {
            pools.add(new PoolSupply("p" + at, ResourceVector.of("cpu", 8), Map.of()));
            services.add(new ServiceDemand("s" + at, ResourceVector.of("cpu", 1), 1, 0, 9, 1, Set.of("p" + at)));
        }
        LinearProgram program = AllocationModel.of(new AllocationProblem(services, pools, 0, Map.of()))
                .program();
        assertThat(program.size()).isEqualTo("400 rows x 400 variables, 600 entries");
    }
}
