package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedLpSolverTest {

    private static final SolveLimits LIMITS = SolveLimits.SMALL;
    private static final LpSolver VERTICES = new CheckedLpSolver(List.of(new VertexEngine()), () -> 0);

    /** Minimize 2x + 3y with x + y at least 4, x at most 3. */
    private static LinearProgram diet() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        int x = builder.variable("x", 2, 0, 3);
        int y = builder.variable("y", 3);
        int need = builder.row("need", Relation.AT_LEAST, 4);
        return builder.entry(need, x, 1).entry(need, y, 1).offset(100).build();
    }

    /** An engine that always says the same. */
    private record Stubborn(EngineAnswer answer) implements LpEngine {

        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
            return answer;
        }
    }

    private static LpResult resultOf(EngineAnswer answer, LinearProgram program) {
        return new CheckedLpSolver(List.of(new Stubborn(answer)), () -> 0).solve(program, LIMITS);
    }

    @Test
    void anOptimumComesWithPricesAndReducedCosts() {
        LpResult.Optimal optimum = (LpResult.Optimal) VERTICES.solve(diet(), LIMITS);
        assertThat(optimum.objective()).isCloseTo(109, within(1e-9));
        assertThat(optimum.x()).containsExactly(3, 1);
        assertThat(optimum.duals()[0]).isCloseTo(3, within(1e-12));
        assertThat(optimum.reducedCosts()[0]).isCloseTo(-1, within(1e-12));
        assertThat(optimum.engine()).isEqualTo("vertices");
        assertThat(optimum.words()).contains("109");
    }

    @Test
    void aWrongOptimumIsTroubleAndNotAnAnswer() {
        LpResult result = resultOf(new EngineAnswer.Candidate(new double[] {1, 1}, new double[] {3}, 1), diet());
        assertThat(result).isInstanceOf(LpResult.NumericalTrouble.class);
        assertThat(result.words()).contains("stubborn").contains("not");
    }

    @Test
    void anAnswerOfTheWrongLengthIsTrouble() {
        LpResult result = resultOf(new EngineAnswer.Candidate(new double[1], new double[1], 1), diet());
        assertThat(result.words()).contains("1 values").contains("1 rows x 2 variables");
    }

    @Test
    void falseClaimsOfNoOptimumAreRefused() {
        assertThat(resultOf(new EngineAnswer.ClaimsInfeasible(), diet())).isInstanceOf(LpResult.NumericalTrouble.class);
        assertThat(resultOf(new EngineAnswer.ClaimsUnbounded(), diet())).isInstanceOf(LpResult.NumericalTrouble.class);
        assertThat(new ClaimProof(new VertexEngine(), new TimeLeft(() -> 0, LIMITS))
                        .ofInfeasibility(diet())
                        .words())
                .contains("has a feasible point");
        assertThat(new ClaimProof(new VertexEngine(), new TimeLeft(() -> 0, LIMITS))
                        .ofUnboundedness(diet())
                        .words())
                .contains("cannot improve without end");
    }

    @Test
    void infeasibilityIsProvedAndNamesTheRows() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        int x = builder.variable("x", 1);
        builder.entry(builder.row("floor", Relation.AT_LEAST, 5), x, 1);
        builder.entry(builder.row("ceiling", Relation.AT_MOST, 3), x, 1);
        LpResult result = VERTICES.solve(builder.build(), LIMITS);
        assertThat(result).isInstanceOf(LpResult.Infeasible.class);
        assertThat(result.words()).containsAnyOf("row floor", "row ceiling");
    }

    @Test
    void unboundednessIsProvedAndNamesTheWay() {
        LinearProgramBuilder builder = LinearProgram.maximize();
        int x = builder.variable("x", 1);
        int y = builder.variable("y", 0);
        int row = builder.row("tie", Relation.AT_MOST, 2);
        builder.entry(row, x, 1).entry(row, y, -1);
        LpResult result = VERTICES.solve(builder.build(), LIMITS);
        assertThat(result).isInstanceOf(LpResult.Unbounded.class);
        assertThat(result.words()).contains("variables x, y");
    }

    @Test
    void theNextEngineIsAskedWhereTheFirstIsWrong() {
        LpEngine wrong = new Stubborn(new EngineAnswer.Failed("no idea"));
        LpSolver ladder = new CheckedLpSolver(List.of(wrong, new VertexEngine()), () -> 0);
        assertThat(ladder.solve(diet(), LIMITS)).isInstanceOf(LpResult.Optimal.class);
        assertThat(new CheckedLpSolver(List.of(wrong, wrong), () -> 0)
                        .solve(diet(), LIMITS)
                        .words())
                .isEqualTo("no idea");
        assertThat(ladder.name()).isEqualTo("stubborn");
        assertThatThrownBy(() -> new CheckedLpSolver(List.of(), () -> 0)).hasMessageContaining("at least one engine");
    }

    @Test
    void limitsArePassedOn() {
        LpResult result = resultOf(new EngineAnswer.Stopped(SolveLimit.TIME, "too slow"), diet());
        assertThat(result).isEqualTo(new LpResult.LimitReached(SolveLimit.TIME, "too slow"));
        assertThatThrownBy(() -> new SolveLimits(0, Duration.ofSeconds(1), 1)).hasMessageContaining("0 iterations");
    }

    /** An engine that is wrong after a while, on a clock of its own. */
    private static final class Slow implements LpEngine {
        private final List<Duration> allowed = new ArrayList<>();
        private final Duration takes;
        private final EngineAnswer answer;
        private long nanos;

        Slow(Duration takes, EngineAnswer answer) {
            this.takes = takes;
            this.answer = answer;
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
            allowed.add(limits.maxTime());
            nanos += takes.toNanos();
            return answer;
        }

        LpResult within(Duration time, int engines) {
            SolveLimits limits = new SolveLimits(9, time, 9_999);
            return new CheckedLpSolver(Collections.nCopies(engines, this), () -> nanos).solve(diet(), limits);
        }
    }

    @Test
    void theLimitOfTimeHoldsForAllEnginesTogether() {
        Slow slow = new Slow(Duration.ofSeconds(4), new EngineAnswer.Failed("no"));
        assertThat(slow.within(Duration.ofSeconds(10), 5)).isInstanceOf(LpResult.NumericalTrouble.class);
        assertThat(slow.allowed).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofSeconds(2));
    }

    @Test
    void theLimitOfTimeHoldsForTheProofsOfClaimsToo() {
        Slow slow = new Slow(Duration.ofSeconds(4), new EngineAnswer.ClaimsUnbounded());
        assertThat(slow.within(Duration.ofSeconds(10), 2).words()).contains("could not prove it");
        assertThat(slow.allowed).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofSeconds(2));
    }
}
