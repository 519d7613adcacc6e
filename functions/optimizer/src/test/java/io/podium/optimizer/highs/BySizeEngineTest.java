package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.SolveLimit;
import io.podium.domain.optimization.SolveLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BySizeEngineTest {

    private static final HighsApi API = ((HighsLibrary.Loaded) HighsLibrary.load()).api();
    private static final SolveLimits LIMITS = new SolveLimits(1_000_000, Duration.ofMinutes(2), 1L << 32);

    private final BasisMemory memory = new BasisMemory(1_000_000);
    private final HighsEngine simplex = new HighsEngine(API, HighsMethod.SIMPLEX, memory);
    private final HighsEngine interiorPoint = new HighsEngine(API, HighsMethod.INTERIOR_POINT, memory.forgetful());
    private final BySizeEngine engine = new BySizeEngine(simplex, new ColdEngine(interiorPoint, simplex, memory));

    private static EngineAnswer.Candidate candidate(EngineAnswer answer) {
        assertThat(answer).isInstanceOf(EngineAnswer.Candidate.class);
        return (EngineAnswer.Candidate) answer;
    }

    /** Returns the iterations that a method takes from a cold start. */
    private static int alone(HighsMethod method, LinearProgram program) {
        return candidate(new HighsEngine(API, method, BasisMemory.none()).solve(program, LIMITS))
                .iterations();
    }

    @Test
    void sizeDecidesWhichMethodStartsCold() {
        LinearProgram below = program(25, 1_999);
        LinearProgram above = program(25, 2_000);
        assertThat(below.variableCount()).isEqualTo(BySizeEngine.LARGE_FROM - 25);
        assertThat(above.variableCount()).isEqualTo(BySizeEngine.LARGE_FROM);
        assertThat(alone(HighsMethod.SIMPLEX, above)).isNotEqualTo(alone(HighsMethod.INTERIOR_POINT, above));

        assertThat(candidate(engine.solve(below, LIMITS)).iterations()).isEqualTo(alone(HighsMethod.SIMPLEX, below));
        assertThat(candidate(new BySizeEngine(simplex, interiorPoint).solve(above, LIMITS))
                        .iterations())
                .isEqualTo(alone(HighsMethod.INTERIOR_POINT, above));
    }

    @Test
    void basisOfTheInteriorPointMethodIsWorthMoreThanItsSpeed() {
        LinearProgram large = program(25, 2_000);
        EngineAnswer.Candidate cold = candidate(engine.solve(large, LIMITS));
        EngineAnswer.Candidate warm = candidate(engine.solve(large, LIMITS));
        assertThat(warm.iterations()).isZero();
        double expected = large.objectiveAt(cold.x());
        assertThat(large.objectiveAt(warm.x())).isCloseTo(expected, within(1e-7 * expected));
    }

    @Test
    void limitsHoldForBoth() {
        SolveLimits hurried = new SolveLimits(1_000_000, Duration.ofNanos(1), 1L << 32);
        for (LinearProgram program : new LinearProgram[] {program(50, 20), program(25, 2_000)}) {
            assertThat(engine.solve(program, hurried))
                    .isInstanceOfSatisfying(EngineAnswer.Stopped.class, stopped -> assertThat(stopped.limit())
                            .isEqualTo(SolveLimit.TIME));
        }
    }

    /** Each service takes what it needs in the cheapest pools that have room, without an entry for unmet demand. */
    private static LinearProgram program(int pools, int services) {
        LinearProgramBuilder builder = LinearProgram.minimize();
        for (int pool = 0; pool < pools; pool++) {
            builder.row("pool " + pool, Relation.AT_MOST, 5.0 * services / pools);
        }
        for (int service = 0; service < services; service++) {
            int row = builder.row("demand " + service, Relation.AT_LEAST, 1 + service % 7);
            for (int pool = 0; pool < pools; pool++) {
                int x = builder.variable("x " + service + " " + pool, 1 + 0.01 * ((service * 31 + pool * 17) % 97));
                builder.entry(row, x, 1).entry(pool, x, 1 + 0.1 * (service % 3));
            }
        }
        return builder.build();
    }
}
