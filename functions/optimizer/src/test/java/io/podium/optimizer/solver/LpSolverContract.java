package io.podium.optimizer.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.Certificate;
import io.podium.domain.optimization.CheckedLpSolver;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.SolveLimit;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.optimization.VertexEngine;
import io.podium.optimizer.highs.HighsLibrary;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every engine. */
abstract class LpSolverContract {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final List<Relation> RELATIONS = List.of(Relation.AT_MOST, Relation.EQUAL, Relation.AT_LEAST);
    private static final LpSolver VERTICES = new CheckedLpSolver(List.of(new VertexEngine()), () -> 0);

    private static final Solvers SOLVERS = new Solvers(HighsLibrary::load, warning -> {});

    private final LpSolver solver = SOLVERS.named(engine());

    abstract String engine();

    private LpResult.Optimal optimum(LinearProgram program) {
        LpResult result = solver.solve(program, SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return (LpResult.Optimal) result;
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTryingEveryVertex(long seed) {
        LinearProgram program = small(seed);
        LpResult expected = VERTICES.solve(program, SolveLimits.SMALL);
        LpResult actual = solver.solve(program, SolveLimits.SMALL);
        assertThat(actual).as(actual.words()).hasSameClassAs(expected);
        if (expected instanceof LpResult.Optimal best && actual instanceof LpResult.Optimal found) {
            assertThat(found.objective()).isCloseTo(best.objective(), within(1e-6 * (1 + Math.abs(best.objective()))));
            assertThat(Certificate.of(program, found.x(), found.duals()).relativeGap())
                    .isLessThan(1e-7);
        }
    }

    /** Integers from -3 to 3, so that ties, degenerate vertices, infeasible and unbounded programs are common. */
    private static LinearProgram small(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        LinearProgramBuilder builder = random.nextBoolean() ? LinearProgram.minimize() : LinearProgram.maximize();
        int variables = 1 + random.nextInt(4);
        for (int variable = 0; variable < variables; variable++) {
            double upper = random.nextInt(3) == 0 ? INFINITE : 1 + random.nextInt(6);
            builder.variable("x" + variable, random.nextInt(7) - 3, -random.nextInt(3), upper);
        }
        int rows = random.nextInt(5);
        for (int row = 0; row < rows; row++) {
            Relation relation = RELATIONS.get(random.nextInt(RELATIONS.size()));
            int added = builder.row("row " + row, relation, random.nextInt(9) - 3);
            for (int variable = 0; variable < variables; variable++) {
                builder.entry(added, variable, random.nextInt(7) - 3);
            }
        }
        return builder.offset(random.nextInt(5)).build();
    }

    @Test
    void freeVariablesAndEqualityRowsAreSolved() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        int x = builder.variable("x", 1, Double.NEGATIVE_INFINITY, INFINITE);
        int y = builder.variable("y", 2, Double.NEGATIVE_INFINITY, 3);
        int sum = builder.row("sum", Relation.EQUAL, -4);
        int difference = builder.row("difference", Relation.AT_LEAST, -10);
        builder.entry(sum, x, 1).entry(sum, y, 1).entry(difference, y, 1).entry(difference, x, -1);
        LpResult.Optimal optimum = optimum(builder.build());
        assertThat(optimum.x()[0]).isCloseTo(3, within(1e-9));
        assertThat(optimum.x()[1]).isCloseTo(-7, within(1e-9));
        assertThat(optimum.duals()[0]).isCloseTo(1.5, within(1e-9));
        assertThat(optimum.duals()[1]).isCloseTo(0.5, within(1e-9));
    }

    /** Beale's example of 1955, on which Dantzig's rule can cycle. */
    @Test
    void aProgramOnWhichTheSimplexCanCycleIsSolved() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        double[] costs = {-0.75, 150, -0.02, 6};
        double[][] rows = {{0.25, -60, -0.04, 9}, {0.5, -90, -0.02, 3}, {0, 0, 1, 0}};
        for (int column = 0; column < 4; column++) {
            builder.variable("x" + column, costs[column]);
        }
        for (int row = 0; row < 3; row++) {
            int added = builder.row("row " + row, Relation.AT_MOST, row == 2 ? 1 : 0);
            for (int column = 0; column < 4; column++) {
                builder.entry(added, column, rows[row][column]);
            }
        }
        assertThat(optimum(builder.build()).objective()).isCloseTo(-0.05, within(1e-9));
    }

    @Test
    void infeasibleAndUnboundedProgramsAreNamed() {
        LinearProgramBuilder infeasible = LinearProgram.minimize();
        int x = infeasible.variable("x", 1, 0, 2);
        infeasible.entry(infeasible.row("demand", Relation.AT_LEAST, 5), x, 1);
        LpResult none = solver.solve(infeasible.build(), SolveLimits.SMALL);
        assertThat(none).isInstanceOf(LpResult.Infeasible.class);
        assertThat(none.words()).contains("row demand");

        LinearProgramBuilder unbounded = LinearProgram.minimize();
        unbounded.variable("profit", -1);
        LpResult endless = solver.solve(unbounded.build(), SolveLimits.SMALL);
        assertThat(endless).isInstanceOf(LpResult.Unbounded.class);
        assertThat(endless.words()).contains("variable profit");
    }

    @Test
    void programsWithoutRowsOrCostsAreSolved() {
        LinearProgramBuilder bounds = LinearProgram.maximize();
        bounds.variable("x", 2, 0, 3);
        bounds.variable("y", -1, 1, 9);
        assertThat(optimum(bounds.build()).objective()).isEqualTo(5);

        LinearProgramBuilder open = LinearProgram.minimize();
        open.variable("x", 2, 5, INFINITE);
        assertThat(optimum(open.build()).objective()).isEqualTo(10);

        LinearProgramBuilder fixed = LinearProgram.minimize();
        int only = fixed.variable("x", 2, 5, 5);
        fixed.entry(fixed.row("loose", Relation.AT_MOST, 9), only, 1);
        assertThat(optimum(fixed.build()).objective()).isEqualTo(10);

        LinearProgramBuilder costless = LinearProgram.minimize();
        int x = costless.variable("x", 0);
        costless.entry(costless.row("row", Relation.AT_LEAST, 2), x, 1);
        assertThat(optimum(costless.build()).objective()).isZero();
    }

    @Test
    void limitsEndInWords() {
        LinearProgram program = AllocationPrograms.random(20, 3, 1, 1, 1);
        Duration second = Duration.ofSeconds(1);
        LpResult memory = solver.solve(program, new SolveLimits(1_000, second, 1_000));
        assertThat(memory).isInstanceOfSatisfying(LpResult.LimitReached.class, reached -> assertThat(reached.limit())
                .isEqualTo(SolveLimit.MEMORY));
        assertThat(memory.words()).contains("MiB");
        LpResult iterations = solver.solve(program, new SolveLimits(1, second, 1 << 28));
        assertThat(iterations)
                .isInstanceOfSatisfying(LpResult.LimitReached.class, reached -> assertThat(reached.limit())
                        .isEqualTo(SolveLimit.ITERATIONS));
        LpResult time = solver.solve(program, new SolveLimits(1_000, Duration.ofNanos(1), 1 << 28));
        assertThat(time).isInstanceOfSatisfying(LpResult.LimitReached.class, reached -> assertThat(reached.limit())
                .isEqualTo(SolveLimit.TIME));
    }
}
