package io.podium.optimizer.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nine costs, a 2x3 matrix and two right-hand sides: the readings in which they fit are x as a 3x3 matrix with the rows
 * applied to each row of it, or to each column. These are the figures of infra/docs/optimizer.md.
 */
class TextbookReadingsTest {

    private static final Solvers SOLVERS = new Solvers(HighsLibrary::load, warning -> {});
    private static final double[][] COSTS = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    private static final double[][] ROWS = {{1, 1, 1}, {2, 1, 3}};
    private static final double[] RIGHT = {10, 30};

    @ParameterizedTest
    @CsvSource({"commons-math, false, 180", "commons-math, true, 240", "ortools, false, 180", "ortools, true, 240"})
    void nothingIsAllocatedAtLeastCostAndTheMostIsFinite(String engine, boolean byColumn, double most) {
        LpResult.Optimal least = optimum(engine, program(LinearProgram.minimize(), byColumn));
        assertThat(least.objective()).isZero();
        assertThat(Arrays.stream(least.x()).sum()).isZero();
        assertThat(optimum(engine, program(LinearProgram.maximize(), byColumn)).objective())
                .isCloseTo(most, within(1e-9));
    }

    private static LpResult.Optimal optimum(String engine, LinearProgram program) {
        LpResult result = SOLVERS.named(engine).solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return (LpResult.Optimal) result;
    }

    private static LinearProgram program(LinearProgramBuilder builder, boolean byColumn) {
        int[][] x = new int[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                x[i][j] = builder.variable("x" + i + j, COSTS[i][j]);
            }
        }
        for (int line = 0; line < 3; line++) {
            for (int row = 0; row < 2; row++) {
                int added = builder.row("row " + row + " of " + line, Relation.AT_MOST, RIGHT[row]);
                for (int at = 0; at < 3; at++) {
                    builder.entry(added, byColumn ? x[at][line] : x[line][at], ROWS[row][at]);
                }
            }
        }
        return builder.build();
    }
}
