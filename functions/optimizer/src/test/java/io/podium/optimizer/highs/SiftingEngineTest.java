package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.SolveLimit;
import io.podium.domain.optimization.SolveLimits;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiftingEngineTest {

    private static final HighsLibrary.Loaded LIBRARY = (HighsLibrary.Loaded) HighsLibrary.load();
    private static final SolveLimits LIMITS = new SolveLimits(1_000_000, Duration.ofMinutes(2), 1L << 32);

    /** Whom sifting asks where it does not know how. */
    private static final class Other implements LpEngine {

        private int asked;

        @Override
        public String name() {
            return "other";
        }

        @Override
        public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
            asked++;
            return new EngineAnswer.Failed("not solved here");
        }
    }

    private final Other other = new Other();
    private final BasisMemory memory = new BasisMemory(1_000_000);
    private final SiftingEngine sifting = new SiftingEngine(LIBRARY.api(), memory, 1, other);

    private double proved(LinearProgram program) {
        LpResult result = new HighsLpSolver(LIBRARY, HighsLpSolver.Method.SIFTING).solve(program, LIMITS);
        assertThat(result).isInstanceOf(LpResult.Optimal.class);
        return ((LpResult.Optimal) result).objective();
    }

    private static double bySimplex(LinearProgram program) {
        LpResult result = new HighsLpSolver(LIBRARY, HighsLpSolver.Method.SIMPLEX).solve(program, LIMITS);
        return ((LpResult.Optimal) result).objective();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheOptimumOfTheWholeProgram(long seed) {
        double capacity = new double[] {0.3, 0.9, 1.1, 3}[(int) (seed % 4)];
        LinearProgram program = allocation(seed, 120, 8, capacity).build();
        double expected = bySimplex(program);
        assertThat(proved(program)).isCloseTo(expected, within(1e-7 * Math.abs(expected)));
        assertThat(sifting.solve(program, LIMITS)).isInstanceOf(EngineAnswer.Candidate.class);
        assertThat(other.asked).isZero();
    }

    @Test
    void boundsAndRowsOfOneServiceHoldToo() {
        LinearProgramBuilder builder = allocation(3, 100, 6, 1.2);
        int dear = builder.row("most of service 0", Relation.AT_MOST, 0.5);
        for (int pool = 0; pool < 6; pool++) {
            builder.entry(dear, builder.variable("kept 0 in " + pool, -1, 0, 0.25), 1);
        }
        int must = builder.variable("must", 5, 2, 7);
        builder.entry(0, must, 1);
        LinearProgram program = builder.build();
        double expected = bySimplex(program);
        assertThat(proved(program)).isCloseTo(expected, within(1e-7 * Math.abs(expected)));
        assertThat(sifting.solve(program, LIMITS)).isInstanceOf(EngineAnswer.Candidate.class);
        assertThat(other.asked).isZero();
    }

    @Test
    void startsFromTheLastBasis() {
        LinearProgram program = allocation(2, 200, 10, 1.1).build();
        EngineAnswer.Candidate cold = (EngineAnswer.Candidate) sifting.solve(program, LIMITS);
        EngineAnswer.Candidate warm = (EngineAnswer.Candidate) sifting.solve(program, LIMITS);
        assertThat(cold.iterations()).isPositive();
        assertThat(warm.iterations()).isZero();
        assertThat(program.objectiveAt(warm.x()))
                .isCloseTo(program.objectiveAt(cold.x()), within(1e-7 * program.objectiveAt(cold.x())));
    }

    @Test
    void programsOfAnotherFormGoToTheOther() {
        LinearProgramBuilder equation = allocation(1, 20, 3, 2);
        equation.entry(equation.row("balance", Relation.EQUAL, 1), 0, 1);
        sifting.solve(equation.build(), LIMITS);
        assertThat(other.asked).isEqualTo(1);

        LinearProgramBuilder twice = allocation(1, 20, 3, 2);
        twice.entry(twice.row("second demand", Relation.AT_LEAST, 1), 0, 1);
        sifting.solve(twice.build(), LIMITS);
        assertThat(other.asked).isEqualTo(2);

        LinearProgramBuilder nothingShared = LinearProgram.minimize();
        nothingShared.entry(nothingShared.row("demand", Relation.AT_LEAST, 1), nothingShared.variable("x", 1), 1);
        sifting.solve(nothingShared.build(), LIMITS);
        assertThat(other.asked).isEqualTo(3);
    }

    @Test
    void infeasibleProgramsGoToTheOther() {
        LinearProgramBuilder builder = allocation(1, 20, 3, 2);
        int more = builder.row("more than there is", Relation.AT_LEAST, 1e6);
        builder.entry(more, builder.variable("x", 1, 0, 10), 1);
        sifting.solve(builder.build(), LIMITS);
        assertThat(other.asked).isEqualTo(1);
    }

    @Test
    void whereMostColumnsAreChosenNothingIsSpared() {
        LinearProgram tied = allocation(2, 120, 8, 1.1).build();
        new SiftingEngine(LIBRARY.api(), memory, SiftingEngine.TOO_MANY, other).solve(tied, LIMITS);
        assertThat(other.asked).isEqualTo(1);
    }

    @Test
    void stopsAtTheLimitOfTime() {
        SolveLimits hurried = new SolveLimits(1_000_000, Duration.ofNanos(1), 1L << 32);
        assertThat(sifting.solve(allocation(1, 100, 5, 1).build(), hurried))
                .isInstanceOfSatisfying(EngineAnswer.Stopped.class, stopped -> assertThat(stopped.limit())
                        .isEqualTo(SolveLimit.TIME));
    }

    private static LinearProgramBuilder allocation(long seed, int services, int pools, double capacity) {
        SplittableRandom random = new SplittableRandom(seed);
        LinearProgramBuilder builder = LinearProgram.minimize();
        double[] price = random.doubles(2L * pools, 0.01, 0.06).toArray();
        for (int row = 0; row < 2 * pools; row++) {
            double room = 11.0 * services / pools * capacity * random.nextDouble(0.6, 1.4);
            builder.row("capacity " + row, Relation.AT_MOST, room);
        }
        for (int service = 0; service < services; service++) {
            int demand = builder.row("demand " + service, Relation.AT_LEAST, random.nextDouble(1, 10));
            builder.entry(demand, builder.variable("unmet " + service, random.nextDouble(1, 10)), 1);
            double cpu = random.nextDouble(0.2, 3.8);
            double memory = random.nextDouble(0.2, 3.8);
            for (int pool = 0; pool < pools; pool++) {
                double cost = cpu * price[2 * pool] + memory * price[2 * pool + 1];
                int x = builder.variable("x " + service + " " + pool, cost);
                builder.entry(demand, x, 1).entry(2 * pool, x, cpu).entry(2 * pool + 1, x, memory);
            }
        }
        return builder;
    }
}
