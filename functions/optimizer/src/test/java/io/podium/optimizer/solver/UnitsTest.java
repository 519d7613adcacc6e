package io.podium.optimizer.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The choice of units changes no answer. Without scaling, engines err by percents here and call it optimal. */
class UnitsTest {

    private static final Solvers SOLVERS = new Solvers(HighsLibrary::load, warning -> {});
    private static final double GIB_IN_BYTES = 1L << 30;

    static Stream<Arguments> cases() {
        return Stream.of("commons-math", "ortools")
                .flatMap(engine -> LongStream.rangeClosed(1, 8).mapToObj(seed -> Arguments.of(engine, seed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tinyCostsGiveTheSameOptimum(String engine, long seed) {
        double expected = objective(engine, AllocationPrograms.random(30, 4, seed, 1, 1));
        assertThat(objective(engine, AllocationPrograms.random(30, 4, seed, 1e-4, 1)) * 1e4)
                .isCloseTo(expected, within(1e-6 * expected));
        assertThat(objective(engine, AllocationPrograms.random(30, 4, seed, 1e-6, 1)) * 1e6)
                .isCloseTo(expected, within(1e-6 * expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void memoryInBytesGivesTheSameOptimum(String engine, long seed) {
        double expected = objective(engine, AllocationPrograms.random(30, 4, seed, 1, 1));
        assertThat(objective(engine, AllocationPrograms.random(30, 4, seed, 1, GIB_IN_BYTES)))
                .isCloseTo(expected, within(1e-6 * expected));
    }

    private static double objective(String engine, LinearProgram program) {
        LpResult result = SOLVERS.named(engine).solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return ((LpResult.Optimal) result).objective();
    }
}
