package io.podium.optimizer.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolversTest {

    private static final LinearProgram SMALL = AllocationPrograms.random(20, 3, 1, 1, 1);
    private static final LinearProgram MEDIUM = AllocationPrograms.random(80, 4, 1, 1, 1);
    private static final LinearProgram LARGE = AllocationPrograms.random(500, 10, 1, 1, 1);

    private final List<String> warnings = new ArrayList<>();
    private final List<String> loads = new ArrayList<>();
    private final Solvers whole = new Solvers(this::load, warnings::add);
    private final Solvers crippled = new Solvers(() -> new HighsLibrary.Missing("no native here"), warnings::add);

    private HighsLibrary load() {
        loads.add("loaded");
        return HighsLibrary.load();
    }

    private static String engine(LpResult result) {
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        return ((LpResult.Optimal) result).engine();
    }

    @Test
    void smallProgramsDoNotTouchTheNativeLibrary() {
        assertThat(engine(whole.auto().solve(SMALL, SolveLimits.SMALL))).isEqualTo("commons-math");
        assertThat(loads).isEmpty();
    }

    @Test
    void largeProgramsGoToTheNativeEngineWhichIsLoadedOnce() {
        assertThat(engine(whole.auto().solve(MEDIUM, SolveLimits.SMALL))).isEqualTo("ortools");
        assertThat(engine(whole.auto().solve(LARGE, SolveLimits.SMALL))).isEqualTo("ortools");
        assertThat(loads).hasSize(1);
        assertThat(warnings).isEmpty();
    }

    /** The simplex in Java takes some hundred steps here, and the interior of presolve next to none. */
    @Test
    void smallProgramThatTheFirstEngineDoesNotFinishGoesToTheOther() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        for (int i = 0; i < 60; i++) {
            builder.entry(builder.row("row " + i, Relation.AT_LEAST, 1 + i), builder.variable("x" + i, 1), 1);
        }
        LpResult result = whole.auto().solve(builder.build(), new SolveLimits(20, Duration.ofSeconds(20), 64L << 20));
        assertThat(engine(result)).isEqualTo("ortools");
    }

    @Test
    void withoutTheLibraryTheOtherEngineTakesWhatItCanWithOneWarning() {
        assertThat(engine(crippled.auto().solve(MEDIUM, SolveLimits.SMALL))).isEqualTo("commons-math");
        LpResult large = crippled.auto().solve(LARGE, SolveLimits.SMALL);
        assertThat(large).isInstanceOf(LpResult.LimitReached.class);
        assertThat(large.words()).contains("dense tableau").contains("no native here");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("no native here")
                .contains("100 services in 5 pools");
    }

    @Test
    void engineAskedForByNameThatIsNotHereIsAResultWithWords() {
        LpResult result = crippled.named("ortools").solve(SMALL, SolveLimits.SMALL);
        assertThat(result).isInstanceOf(LpResult.Unavailable.class);
        assertThat(result.words()).contains("engine ortools is not available: no native here");
    }

    @Test
    void unknownEngineIsRefusedWithTheKnownOnes() {
        assertThat(whole.names()).containsExactly("auto", "commons-math", "ortools");
        assertThatThrownBy(() -> whole.named("cplex"))
                .hasMessage("there is no engine cplex, engines are [auto, commons-math, ortools]");
    }
}
