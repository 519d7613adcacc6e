package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.SolveLimit;
import io.podium.domain.optimization.SolveLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HighsMemoryTest {

    private final HighsLpSolver solver = new HighsLpSolver((HighsLibrary.Loaded) HighsLibrary.load());

    private static LinearProgram program(int size) {
        LinearProgramBuilder builder = LinearProgram.minimize();
        for (int i = 0; i < size; i++) {
            builder.entry(builder.row("row " + i, Relation.AT_LEAST, 1), builder.variable("x" + i, 1), 1);
        }
        return builder.build();
    }

    @Test
    void estimateGrowsWithTheProgram() {
        assertThat(HighsMemory.bytes(program(2_000)) - HighsMemory.bytes(program(1_000)))
                .isEqualTo(HighsMemory.bytes(program(3_000)) - HighsMemory.bytes(program(2_000)))
                .isPositive();
    }

    @Test
    void programBeyondTheMemoryIsRefusedWithItsSize() {
        LpResult result = solver.solve(program(10), new SolveLimits(100, Duration.ofSeconds(1), 1 << 20));
        assertThat(result).isInstanceOfSatisfying(LpResult.LimitReached.class, reached -> {
            assertThat(reached.limit()).isEqualTo(SolveLimit.MEMORY);
            assertThat(reached.words())
                    .contains("ortools would take about", "10 rows x 10 variables", "1 MiB are allowed");
        });
    }
}
