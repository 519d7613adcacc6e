package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DualProgramTest {

    private static final LpSolver VERTICES = new CheckedLpSolver(List.of(new VertexEngine()), () -> 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void bothProgramsHaveOneObjectiveAndThePricesProveThePoint(long seed) {
        LinearProgram program = random(seed);
        LpResult result = VERTICES.solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        LpResult.Optimal optimum = (LpResult.Optimal) result;
        proves(program, optimum, DualProgram.of(program));
        proves(program, optimum, DualProgram.at(program, optimum.x()));
    }

    private static void proves(LinearProgram program, LpResult.Optimal optimum, DualProgram dual) {
        EngineAnswer answer = new VertexEngine().solve(dual.program(), SolveLimits.SMALL);
        assertThat(answer).isInstanceOf(EngineAnswer.Candidate.class);
        double[] solution = ((EngineAnswer.Candidate) answer).x();
        assertThat(program.sign() * dual.program().objectiveAt(solution)).isCloseTo(optimum.objective(), within(1e-7));
        Certificate certificate = Certificate.of(program, optimum.x(), dual.prices(solution));
        assertThat(certificate.holds()).as(certificate.words()).isTrue();
    }

    /** A feasible and bounded program with rows of every relation and bounds of every sort but free. */
    private static LinearProgram random(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        LinearProgramBuilder builder = seed % 2 == 0 ? LinearProgram.minimize() : LinearProgram.maximize();
        double[] inside = {1, 2, -1};
        builder.variable("a", 1 + random.nextInt(5), 0, 4);
        builder.variable("b", -random.nextInt(5), -1, 6);
        builder.variable("c", random.nextInt(9) - 4, -3, 3);
        Relation[] relations = {Relation.AT_MOST, Relation.AT_LEAST, Relation.EQUAL};
        for (int row = 0; row < relations.length; row++) {
            double activity = 0;
            int[] entries = new int[3];
            for (int variable = 0; variable < 3; variable++) {
                entries[variable] = random.nextInt(7) - 3;
                activity += entries[variable] * inside[variable];
            }
            double slack = relations[row] == Relation.AT_MOST ? 1 : relations[row] == Relation.AT_LEAST ? -1 : 0;
            int added = builder.row("row " + row, relations[row], activity + slack);
            for (int variable = 0; variable < 3; variable++) {
                builder.entry(added, variable, entries[variable]);
            }
        }
        return builder.offset(7).build();
    }
}
