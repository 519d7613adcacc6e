package io.podium.optimizer.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engines find the same optimum. */
class AgreementTest {

    private static final Solvers SOLVERS = new Solvers(HighsLibrary::load, warning -> {});

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onAllocationsOfAllSizesThatBothCanSolve(long seed) {
        LinearProgram program = AllocationPrograms.random(5 + 3 * (int) seed, 2 + (int) seed % 4, seed, 1, 1);
        double one = objective("commons-math", program);
        double other = objective("ortools", program);
        assertThat(other).isCloseTo(one, within(1e-6 * Math.abs(one)));
    }

    private static double objective(String engine, LinearProgram program) {
        LpResult result = SOLVERS.named(engine).solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return ((LpResult.Optimal) result).objective();
    }
}
