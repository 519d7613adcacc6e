package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.SolveLimits;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class WarmStartTest {

    private final HighsLibrary.Loaded library = (HighsLibrary.Loaded) HighsLibrary.load();

    private static LpResult.Optimal solve(HighsLpSolver solver, LinearProgram program) {
        LpResult result = solver.solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return (LpResult.Optimal) result;
    }

    private void isFasterAndTheSame(LinearProgram first, LinearProgram second) {
        HighsLpSolver warm = new HighsLpSolver(library);
        int cold = solve(warm, first).iterations();
        LpResult.Optimal again = solve(warm, second);
        assertThat(again.iterations()).isLessThan(cold / 5);
        double expected = solve(new HighsLpSolver(library), second).objective();
        assertThat(again.objective()).isCloseTo(expected, within(1e-7 * expected));
    }

    @Test
    void changedDemandIsSolvedFromTheLastBasis() {
        isFasterAndTheSame(program(100, 5, 1), program(100, 5, 1.02));
    }

    @Test
    void programWithServicesComeAndGoneIsSolvedFromTheLastBasis() {
        isFasterAndTheSame(program(100, 5, 1), program(104, 5, 1));
        isFasterAndTheSame(program(100, 5, 1), program(97, 5, 1));
    }

    @Test
    void programOfOtherNamesStartsCold() {
        HighsLpSolver warm = new HighsLpSolver(library);
        solve(warm, program(50, 5, 1));
        LinearProgramBuilder other = LinearProgram.minimize();
        int x = other.variable("another", 1);
        other.entry(other.row("another row", Relation.AT_LEAST, 3), x, 1);
        assertThat(solve(warm, other.build()).objective()).isEqualTo(3);
    }

    private static LinearProgram program(int services, int pools, double factor) {
        LinearProgramBuilder builder = LinearProgram.minimize();
        for (int pool = 0; pool < pools; pool++) {
            builder.row("pool " + pool, Relation.AT_MOST, 240);
        }
        for (int service = 0; service < services; service++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(service);
            double demand = random.nextDouble(1, 9) * (service % 50 == 0 ? factor : 1);
            int row = builder.row("demand " + service, Relation.AT_LEAST, demand);
            double need = random.nextDouble(0.5, 4);
            builder.entry(row, builder.variable("unmet " + service, 50), 1);
            for (int pool = 0; pool < pools; pool++) {
                int variable =
                        builder.variable("x " + service + " " + pool, need * (1 + pool) + random.nextDouble(0.2));
                builder.entry(row, variable, 1).entry(pool, variable, need);
            }
        }
        return builder.build();
    }
}
