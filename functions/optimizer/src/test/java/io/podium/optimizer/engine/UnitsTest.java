package io.podium.optimizer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The choice of units changes no answer. Without scaling, this engine errs by percents here and calls it optimal. */
class UnitsTest {

    private static final CommonsMathLpSolver SOLVER = new CommonsMathLpSolver();
    private static final double GIB_IN_BYTES = 1L << 30;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tinyCostsGiveTheSameOptimum(long seed) {
        double expected = objective(AllocationPrograms.random(30, 4, seed, 1, 1));
        assertThat(objective(AllocationPrograms.random(30, 4, seed, 1e-4, 1)) * 1e4)
                .isCloseTo(expected, within(1e-6 * expected));
        assertThat(objective(AllocationPrograms.random(30, 4, seed, 1e-6, 1)) * 1e6)
                .isCloseTo(expected, within(1e-6 * expected));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void memoryInBytesGivesTheSameOptimum(long seed) {
        double expected = objective(AllocationPrograms.random(30, 4, seed, 1, 1));
        assertThat(objective(AllocationPrograms.random(30, 4, seed, 1, GIB_IN_BYTES)))
                .isCloseTo(expected, within(1e-6 * expected));
    }

    private static double objective(LinearProgram program) {
        LpResult result = SOLVER.solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return ((LpResult.Optimal) result).objective();
    }
}
