package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.Allocation;
import io.podium.domain.optimization.AllocationProblem;
import io.podium.domain.optimization.Allocator;
import io.podium.domain.optimization.IntegerPlan;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.PoolSupply;
import io.podium.domain.optimization.ServiceDemand;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.optimization.WholeSolver;
import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WholePlansTest {

    private static final HighsLibrary.Loaded LIBRARY = (HighsLibrary.Loaded) HighsLibrary.load();
    private static final LpSolver SOLVER = new HighsLpSolver(LIBRARY);
    private static final Allocator ROUNDING = new Allocator(SOLVER, SolveLimits.SMALL);
    private static final Allocator SEARCHING =
            new Allocator(SOLVER, SolveLimits.SMALL, new HighsWholeSolver(LIBRARY, Duration.ofSeconds(5)));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void searchIsNeverWorseThanRoundingAndNeverBeyondCapacity(long seed) {
        AllocationProblem problem = problem(seed, 3 + (int) seed % 12, 2 + (int) seed % 3);
        IntegerPlan rounded = ROUNDING.allocate(problem).plan();
        Allocation searched = SEARCHING.allocate(problem);
        assertThat(searched.plan().objective()).isLessThanOrEqualTo(rounded.objective());
        assertThat(searched.gap()).isNotNull().isNotNegative();
        isWithinBounds(problem, searched.plan());
    }

    @Test
    void searchFindsWhatRoundingMisses() {
        double rounded = 0;
        double searched = 0;
        for (long seed = 1; seed <= 30; seed++) {
            AllocationProblem problem = problem(seed, 3 + (int) seed % 12, 2 + (int) seed % 3);
            rounded += ROUNDING.allocate(problem).plan().objective();
            searched += SEARCHING.allocate(problem).plan().objective();
        }
        assertThat(searched).isLessThan(rounded);
    }

    @Test
    void pointThatIsNoneIsNotTakenOver() {
        AllocationProblem problem = problem(7, 6, 3);
        WholeSolver liar = (program, whole, start) -> {
            double[] nonsense = new double[start.length];
            Arrays.fill(nonsense, 1_000);
            return Optional.of(nonsense);
        };
        IntegerPlan plan =
                new Allocator(SOLVER, SolveLimits.SMALL, liar).allocate(problem).plan();
        isWithinBounds(problem, plan);
        assertThat(plan.objective())
                .isLessThanOrEqualTo(ROUNDING.allocate(problem).plan().objective());
    }

    private static void isWithinBounds(AllocationProblem problem, IntegerPlan plan) {
        for (PoolSupply pool : problem.pools()) {
            ResourceVector used = ResourceVector.NONE;
            for (ServiceDemand service : problem.services()) {
                int count = plan.instances()
                        .getOrDefault(service.serviceId(), Map.of())
                        .getOrDefault(pool.poolId(), 0);
                used = used.plus(service.need().times(count));
            }
            assertThat(used.fitsIn(pool.capacity())).isTrue();
        }
        problem.services().forEach(service -> assertThat(plan.total(service.serviceId()))
                .isLessThanOrEqualTo(service.maxInstances()));
    }

    private static AllocationProblem problem(long seed, int services, int pools) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<PoolSupply> supplies = new ArrayList<>();
        for (int pool = 0; pool < pools; pool++) {
            supplies.add(new PoolSupply(
                    "p" + pool,
                    ResourceVector.of(Map.of("cpu", 4 + random.nextInt(12), "memory", 8 + random.nextInt(24))),
                    Map.of("cpu", random.nextDouble(0.03, 0.06), "memory", random.nextDouble(0.003, 0.008))));
        }
        List<ServiceDemand> demands = new ArrayList<>();
        Map<String, Map<String, Integer>> current = new HashMap<>();
        for (int service = 0; service < services; service++) {
            demands.add(new ServiceDemand(
                    "s" + service,
                    ResourceVector.of(Map.of("cpu", 0.5 * (1 + random.nextInt(5)), "memory", 1 + random.nextInt(6))),
                    random.nextDouble(0.5, 4),
                    0,
                    1 + random.nextInt(6),
                    random.nextDouble(0.1, 2),
                    Set.of()));
            current.put("s" + service, Map.of("p" + random.nextInt(pools), random.nextInt(3)));
        }
        return new AllocationProblem(demands, supplies, 0.002, current);
    }
}
