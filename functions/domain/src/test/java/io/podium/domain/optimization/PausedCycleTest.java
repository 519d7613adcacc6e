package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PausedCycleTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static PlanDecision decide(int running, @Nullable Pause pause, @Nullable Plan previous, Instant until) {
        ServiceObservation seen =
                new ServiceObservation("ocr", Duration.ofMinutes(1), 300, 300, 0, 2.5, 1, 1, 0.1, 0.5, 0);
        ServiceSettings service = new ServiceSettings(
                "ocr", 4, ResourceVector.of("cpu", 2), Map.of("eu-1", running), 0, 50, 1, Set.of(), 1_000);
        PoolSupply pool = new PoolSupply("eu-1", ResourceVector.of("cpu", 100), Map.of("cpu", 0.04));
        return new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL)
                .decide(new PlanningInput(
                        List.of(seen),
                        List.of(service),
                        List.of(pool),
                        previous,
                        OptimizerSettings.DEFAULT,
                        until,
                        pause,
                        NOON));
    }

    @Test
    void keepsWhatRunsAndSaysWhatItWouldDo() {
        PlanDecision decision = decide(2, new Pause(NOON.minusSeconds(90), "release of the day"), null, NOON);
        Plan plan = decision.plan();
        assertThat(plan.instances()).isEqualTo(Map.of("ocr", Map.of("eu-1", 2)));
        assertThat(plan.costPerHour()).isEqualTo(0.16);
        assertThat(plan.status()).isEqualTo(PlanStatus.ADJUSTING);
        assertThat(decision.changes()).hasSize(1);
        assertThat(plan.reasons().get(plan.reasons().size() - 1))
                .startsWith(
                        "The optimizer is paused since 2026-03-01T11:58:30Z (release of the day) and changes nothing."
                                + " It would take service ocr in pool eu-1 from 2 to ");
        assertThat(plan.estimates().get("ocr").arrivalsPerSecond()).isEqualTo(5);
        assertThat(plan.memory().guards()).isEmpty();
    }

    @Test
    void saysSoWhereItWouldDoNothing() {
        Plan plan = decide(5, new Pause(NOON, ""), null, NOON).plan();
        assertThat(plan.reasons())
                .contains("The optimizer is paused since 2026-03-01T12:00:00Z and changes nothing."
                        + " There is nothing that it would change.");
        assertThat(plan.status()).isEqualTo(PlanStatus.CONVERGED);
    }

    @Test
    void aWindowThatWasSeenBeforeTeachesNothing() {
        Plan first = decide(5, null, null, NOON).plan();
        Plan again = decide(5, null, first, NOON).plan();
        Plan next = decide(5, null, again, NOON.plusSeconds(60)).plan();
        assertThat(again.estimates().get("ocr").arrivals())
                .isEqualTo(first.estimates().get("ocr").arrivals());
        assertThat(next.estimates().get("ocr").arrivals().windows()).isEqualTo(2);
    }
}
