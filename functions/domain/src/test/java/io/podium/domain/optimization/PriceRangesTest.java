package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.resource.ResourceVector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PriceRangesTest {

    private static final LpSolver SOLVER = new CheckedLpSolver(List.of(new VertexEngine()), () -> 0);
    private static final PriceRanges RANGES = new PriceRanges(SOLVER, SolveLimits.SMALL);
    private static final double STEP = 1e-4;

    private static PriceRange range(LinearProgram program, int row) {
        LpResult result = SOLVER.solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return RANGES.at(program, (LpResult.Optimal) result).of(row).orElseThrow();
    }

    /** Demand 2 at cost 1 or, beyond what capacity allows, 5: with capacity for exactly 2, both prices are right. */
    private static LinearProgram exactFit(LinearProgramBuilder builder, double sign) {
        int cheap = builder.variable("cheap", sign);
        int dear = builder.variable("dear", 5 * sign);
        int demand = builder.row("demand", Relation.AT_LEAST, 2);
        int capacity = builder.row("capacity", Relation.AT_MOST, 2);
        return builder.entry(demand, cheap, 1)
                .entry(demand, dear, 1)
                .entry(capacity, cheap, 1)
                .build();
    }

    @Test
    void degenerateOptimumHasARange() {
        PriceRange demand = range(exactFit(LinearProgram.minimize(), 1), 0);
        assertThat(demand.isDegenerate()).isTrue();
        assertThat(demand.lowest()).isCloseTo(1, within(1e-9));
        assertThat(demand.highest()).isCloseTo(5, within(1e-9));
        PriceRange capacity = range(exactFit(LinearProgram.minimize(), 1), 1);
        assertThat(capacity.lowest()).isCloseTo(-4, within(1e-9));
        assertThat(capacity.highest()).isCloseTo(0, within(1e-9));
    }

    @Test
    void rangeOfAMaximizationHasItsSigns() {
        PriceRange demand = range(exactFit(LinearProgram.maximize(), -1), 0);
        assertThat(demand.lowest()).isCloseTo(-5, within(1e-9));
        assertThat(demand.highest()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void rowThatCannotGoFurtherHasNoHighestPrice() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        int x = builder.variable("x", 1, 0, 3);
        builder.entry(builder.row("demand", Relation.AT_LEAST, 3), x, 1);
        PriceRange range = range(builder.build(), 0);
        assertThat(range.lowest()).isCloseTo(1, within(1e-9));
        assertThat(range.highest()).isInfinite();
    }

    @Test
    void otherOptimumHasOnePrice() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        builder.entry(builder.row("demand", Relation.AT_LEAST, 3), builder.variable("x", 2), 1);
        assertThat(range(builder.build(), 0).isDegenerate()).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** The lowest price is the slope of the objective towards a smaller right-hand side, the highest towards a larger. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rangeIsTheSlopeToEachSide(long seed) {
        PriceRange range = range(program(seed, 0), 0);
        double at = objective(program(seed, 0));
        double more = objective(program(seed, STEP));
        double less = objective(program(seed, -STEP));
        assertThat((at - less) / STEP).isCloseTo(range.lowest(), within(1e-6));
        assertThat((more - at) / STEP).isCloseTo(range.highest(), within(1e-6));
    }

    private static double objective(LinearProgram program) {
        return ((LpResult.Optimal) SOLVER.solve(program, SolveLimits.SMALL)).objective();
    }

    /** Small whole numbers, so that ties are common; elastic, so that it is feasible on both sides. */
    private static LinearProgram program(long seed, double shift) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        LinearProgramBuilder builder = LinearProgram.minimize();
        int demand = builder.row("demand", Relation.AT_LEAST, 2 + random.nextInt(3) + shift);
        int capacity = builder.row("capacity", Relation.AT_MOST, 1 + random.nextInt(4));
        for (int column = 0; column < 3; column++) {
            int x = builder.variable("x" + column, 1 + random.nextInt(4), 0, 1 + random.nextInt(3));
            builder.entry(demand, x, 1).entry(capacity, x, random.nextInt(3));
        }
        builder.entry(demand, builder.variable("unmet", 9), 1);
        return builder.build();
    }

    @Test
    void planSaysWhatOneMoreSavesAndOneLessCosts() {
        AllocationProblem problem = new AllocationProblem(
                List.of(new ServiceDemand("a", ResourceVector.of("cpu", 1), 2, 0, 9, 5, Set.of())),
                List.of(new PoolSupply("p", ResourceVector.of("cpu", 2), Map.of("cpu", 1.0))),
                0,
                Map.of());
        Allocation allocation = new Allocator(SOLVER, SolveLimits.SMALL).allocate(problem);
        PriceRange range =
                allocation.prices().ranges().getOrDefault("p", Map.of()).get("cpu");
        assertThat(range).isNotNull();
        assertThat(range.lowest()).isCloseTo(0, within(1e-9));
        assertThat(range.highest()).isCloseTo(4, within(1e-9));
        double price = allocation.prices().capacity().get("p").get("cpu");
        assertThat(price).isBetween(-1e-9, 4 + 1e-9);
        if (price > 1e-9) {
            assertThat(new AllocationWords(problem, allocation, Relaxation.NONE).sentences())
                    .contains(
                            "cpu in pool p is binding: one more vCPU would save 0 USD/h, one less would cost 4.00 USD/h.");
        }
    }

    @Test
    void rangeIsInOrder() {
        assertThatThrownBy(() -> new PriceRange(2, 1)).hasMessageContaining("2.0 and 1.0");
        assertThatThrownBy(() -> new PriceRange(Double.NaN, 1)).hasMessageContaining("NaN");
    }
}
