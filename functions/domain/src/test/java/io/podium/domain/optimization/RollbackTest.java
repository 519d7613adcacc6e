package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that make it worse are taken back, once, and not tried again for a while. */
class RollbackTest {

    private static final PlanningCycle CYCLE =
            new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL);

    private Map<String, Integer> running = Map.of("eu-1", 10);
    private double cheaper = 0.05;
    private @Nullable Plan plan;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** Plans after a minute with so many tasks a second of one second each, and puts the plan into effect. */
    private Plan minute(double perSecond, double waitSeconds, double failureShare) {
        now = now.plusSeconds(60);
        double attempts = perSecond * 60;
        ServiceObservation seen = new ServiceObservation(
                "ocr",
                Duration.ofMinutes(1),
                attempts,
                attempts * (1 - failureShare),
                attempts * failureShare,
                1,
                1,
                1,
                waitSeconds,
                waitSeconds,
                0);
        ServiceSettings service = new ServiceSettings(
                "ocr", 4, ResourceVector.of("cpu", 1), running, 0, 50, 1, Set.of(), ServiceSettings.DEFAULT_PENALTY);
        List<PoolSupply> pools = List.of(
                new PoolSupply("eu-1", ResourceVector.of("cpu", 100), Map.of("cpu", 0.04)),
                new PoolSupply("eu-2", ResourceVector.of("cpu", 100), Map.of("cpu", cheaper)));
        Plan next = CYCLE.decide(new PlanningInput(
                        List.of(seen), List.of(service), pools, plan, OptimizerSettings.DEFAULT, now, null, now))
                .plan()
                .asApplied();
        plan = next;
        running = next.instances().get("ocr");
        return next;
    }

    private int instances() {
        return ServiceGuard.total(running);
    }

    @BeforeEach
    void shrunkFromTenInstances() {
        minute(28, 0.1, 0);
        assertThat(instances()).isEqualTo(10);
        minute(8, 0.1, 0);
        assertThat(instances()).isLessThan(5);
    }

    @Test
    void twoWindowsOfLongerWaitsBringBackWhatWasThere() {
        assertThat(minute(8, 4, 0).instancesOf("ocr")).isLessThan(5);
        Plan back = minute(8, 4, 0);
        assertThat(back.instancesOf("ocr")).isEqualTo(10);
        assertThat(back.reasons().get(0))
                .contains("It was rolled back to the 10 instances of plan 1")
                .contains("its mean wait went from 0.1 to 4 s (target 1 s)")
                .contains("not tried again before 2026-03-01T12:19:00Z, unless the load rises");
    }

    @Test
    void oneBadWindowIsForgiven() {
        minute(8, 4, 0);
        for (int window = 0; window < 10; window++) {
            assertThat(minute(8, 0.1, 0).instancesOf("ocr")).isLessThan(5);
        }
        assertThat(plan.memory().guards()).isEmpty();
    }

    @Test
    void theChangeIsHeldOffAndTheHoldDoublesWhenItFailsAgain() {
        minute(8, 4, 0);
        minute(8, 4, 0);
        int held = 0;
        while (minute(8, 0.1, 0).instancesOf("ocr") == 10) {
            held++;
        }
        assertThat(held).isEqualTo(14);
        minute(8, 4, 0);
        minute(8, 4, 0);
        assertThat(instances()).isEqualTo(10);
        held = 0;
        while (minute(8, 0.1, 0).instancesOf("ocr") == 10) {
            held++;
        }
        assertThat(held).isEqualTo(29);
    }

    @Test
    void longerWaitsUnderMoreLoadAreNotTheChangesFault() {
        minute(11, 4, 0);
        minute(11, 4, 0);
        assertThat(plan.memory().guards().values()).noneMatch(guard -> guard.hold() != null);
    }

    @Test
    void aHoldEndsWhenTheLoadRises() {
        minute(8, 4, 0);
        minute(8, 4, 0);
        minute(30, 0.1, 0);
        minute(30, 0.1, 0);
        assertThat(plan.memory().guards().values()).noneMatch(guard -> guard.hold() != null);
    }

    @Test
    void instancesThatFailWhereTheyWereMovedComeBackAndStay() {
        for (int window = 0; window < 10; window++) {
            minute(8, 0.1, 0);
        }
        assertThat(running).containsOnlyKeys("eu-1");
        cheaper = 0.01;
        minute(8, 0.1, 0);
        assertThat(running).containsOnlyKeys("eu-2");
        minute(8, 0.1, 0.4);
        Plan back = minute(8, 0.1, 0.4);
        assertThat(back.reasons().get(0)).contains("its share of failed attempts went from 0 % to 40 %");
        for (int window = 0; window < 8; window++) {
            assertThat(running).containsOnlyKeys("eu-1");
            minute(8, 0.1, 0);
        }
    }

    @Test
    void growthIsNotTakenBack() {
        for (int window = 0; window < 10; window++) {
            minute(8, 0.1, 0);
        }
        minute(30, 0.1, 0);
        int grown = instances();
        minute(30, 4, 0.5);
        minute(30, 4, 0.5);
        assertThat(instances()).isGreaterThanOrEqualTo(grown);
    }

    @Test
    void whatWasThereForALoadThatIsOverIsNothingToGoBackTo() {
        for (int window = 0; window < 10; window++) {
            minute(8, 0.1, 0);
        }
        minute(60, 0.1, 0);
        assertThat(instances()).isGreaterThan(15);
        minute(8, 0.1, 0);
        assertThat(instances()).isLessThan(5);
        minute(8, 4, 0);
        minute(8, 4, 0);
        minute(8, 4, 0);
        assertThat(instances()).isLessThan(8);
        assertThat(plan.memory().guards().values()).noneMatch(guard -> guard.hold() != null);
    }
}
