package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanningCycleTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PlanningCycle CYCLE =
            new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL);

    private static PoolSupply pool(double cpu) {
        return new PoolSupply("eu-1", ResourceVector.of("cpu", cpu), Map.of("cpu", 0.04));
    }

    private static ServiceSettings service(String id, int running, int least, int most) {
        return new ServiceSettings(
                id,
                4,
                ResourceVector.of("cpu", 2),
                Map.of("eu-1", running),
                least,
                most,
                0,
                Set.of(),
                ServiceSettings.DEFAULT_PENALTY);
    }

    private static ServiceObservation seen(String id, double perSecond, double seconds) {
        return seen(id, perSecond, seconds, 0, 0);
    }

    private static ServiceObservation seen(
            String id, double perSecond, double seconds, double failureShare, double queue) {
        double arrivals = perSecond * 60;
        double failures = arrivals * failureShare;
        return new ServiceObservation(
                id, Duration.ofMinutes(1), arrivals, arrivals - failures, failures, seconds, 1, 1, 0.1, 0.5, queue);
    }

    private static PlanDecision decide(
            ServiceSettings service, @Nullable ServiceObservation seen, double cpu, @Nullable Plan previous) {
        return decide(service, seen, cpu, previous, NOON);
    }

    private static PlanDecision decide(
            ServiceSettings service,
            @Nullable ServiceObservation seen,
            double cpu,
            @Nullable Plan previous,
            Instant now) {
        List<ServiceObservation> observations = seen == null ? List.of() : List.of(seen);
        return CYCLE.decide(new PlanningInput(
                observations,
                List.of(service),
                List.of(pool(cpu)),
                previous,
                OptimizerSettings.DEFAULT,
                now,
                null,
                now));
    }

    @Test
    void growsToWhatTheTargetWaitNeedsAndSaysWhy() {
        PlanDecision decision = decide(service("ocr", 3, 0, 20), seen("ocr", 5, 2.5), 100, null);
        Plan plan = decision.plan();
        assertThat(plan.instancesOf("ocr")).isEqualTo(5);
        assertThat(plan.status()).isEqualTo(PlanStatus.ADJUSTING);
        assertThat(plan.applied()).isFalse();
        assertThat(plan.asApplied().applied()).isTrue();
        assertThat(plan.version()).isEqualTo(1);
        assertThat(plan.costPerHour()).isCloseTo(5 * 0.08, within(1e-12));
        assertThat(decision.changes()).containsExactly(new PlanChange("ocr", "eu-1", 3, 5));
        assertThat(plan.reasons().get(0))
                .isEqualTo(
                        "Service ocr: 5 tasks arrive per second, and each takes a slot for 2.5 s. That keeps 12.5 slots"
                                + " busy; with 14 slots a task waits 0.985 s on average, and with fewer it would wait"
                                + " longer than the target of 1 s. An instance has 4 slots, so that is 4 instances."
                                + " 3 run, so it grows to 5 (1 more than needed, since the load may be 19 % higher than"
                                + " measured so far).");
        assertThat(plan.reasons()).endsWith("More capacity in any pool would save nothing at present.");
        assertThat(plan.weights()).isEqualTo(Map.of("ocr", 1.0));
    }

    @Test
    void aServiceWithoutDataIsKept() {
        Plan plan = decide(service("ocr", 3, 0, 20), null, 100, null).plan();
        assertThat(plan.instancesOf("ocr")).isEqualTo(3);
        assertThat(plan.status()).isEqualTo(PlanStatus.CONVERGED);
        assertThat(plan.reasons().get(0)).contains("nothing was measured").contains("3 instances");
    }

    @Test
    void aServiceThatNeverCompletedGetsOneInstanceToLearnFrom() {
        ServiceObservation waiting = new ServiceObservation("ocr", Duration.ofMinutes(1), 30, 0, 0, 0, 0, 1, 0, 0, 30);
        Plan plan = decide(service("ocr", 0, 0, 20), waiting, 100, null).plan();
        assertThat(plan.instancesOf("ocr")).isEqualTo(1);
        assertThat(plan.status()).isEqualTo(PlanStatus.ADJUSTING);
        assertThat(plan.reasons().get(0)).contains("speed is unknown").contains("1 instance until");
    }

    @Test
    void anIdleServiceGoesDownToItsLeast() {
        ServiceObservation idle = new ServiceObservation("ocr", Duration.ofMinutes(1), 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Plan plan = decide(service("ocr", 3, 1, 20), idle, 100, null).plan();
        assertThat(plan.instancesOf("ocr")).isEqualTo(1);
        assertThat(plan.reasons().get(0))
                .isEqualTo("Service ocr: no tasks arrive and none wait, so no slot is needed; its minimum is 1."
                        + " 3 run, so it shrinks to 1.");
    }

    @Test
    void theSpeedLearntBeforeIsUsedWhereNothingCompletes() {
        Plan first =
                decide(service("ocr", 4, 0, 20), seen("ocr", 5, 2.5), 100, null).plan();
        ServiceObservation stuck = new ServiceObservation("ocr", Duration.ofMinutes(1), 300, 0, 0, 0, 0, 1, 0, 0, 0);
        Plan second = decide(service("ocr", 4, 0, 20), stuck, 100, first).plan();
        assertThat(second.estimates().get("ocr").meanServiceSeconds()).isEqualTo(2.5);
        assertThat(second.version()).isEqualTo(2);
    }

    @Test
    void betweenNeedAndReserveNothingMoves() {
        PlanDecision decision = decide(service("ocr", 5, 0, 20), seen("ocr", 5, 2.5), 100, null);
        assertThat(decision.changes()).isEmpty();
        assertThat(decision.plan().status()).isEqualTo(PlanStatus.CONVERGED);
        assertThat(decision.plan().reasons().get(0))
                .endsWith(
                        "so that is 4 instances. 5 run and stay: it shrinks only from above 5, so that chance does not move it.");
    }

    @Test
    void aServiceThatGrewLatelyIsNotShrunk() {
        Plan first = decide(service("ocr", 4, 0, 20), seen("ocr", 10, 2.5), 100, null)
                .plan();
        Instant later = NOON.plusSeconds(30);
        Plan second = decide(service("ocr", 8, 0, 20), seen("ocr", 1, 2.5), 100, first, later)
                .plan();
        assertThat(second.instancesOf("ocr")).isEqualTo(8);
        assertThat(second.status()).isEqualTo(PlanStatus.ADJUSTING);
        assertThat(second.reasons().get(0))
                .contains(
                        "8 run, and 2 would be enough; it grew lately, so it is not shrunk before 2026-03-01T12:01:00Z");
        Instant calm = later.plusSeconds(180);
        Plan third = decide(service("ocr", 8, 0, 20), seen("ocr", 1, 2.5), 100, second, calm)
                .plan();
        assertThat(third.instancesOf("ocr")).isLessThan(8);
    }

    @Test
    void noMoreThanTheBudgetChangesInOneCycle() {
        PlanDecision decision = decide(service("ocr", 4, 0, 100), seen("ocr", 40, 2.5), 300, null);
        assertThat(decision.plan().instancesOf("ocr")).isEqualTo(20);
        assertThat(decision.plan().status()).isEqualTo(PlanStatus.ADJUSTING);
        assertThat(decision.plan().reasons())
                .anyMatch(reason -> reason.contains("than the 16 that one cycle may change"));
    }

    @Test
    void whatCapacityCannotHoldIsReportedWithTheSmallestRelaxation() {
        Plan plan =
                decide(service("ocr", 2, 0, 20), seen("ocr", 5, 2.5), 5, null).plan();
        assertThat(plan.status()).isEqualTo(PlanStatus.INFEASIBLE);
        assertThat(plan.instancesOf("ocr")).isEqualTo(2);
        assertThat(plan.unmet()).isEqualTo(Map.of("ocr", 2));
        assertThat(plan.reasons())
                .contains("Service ocr gets 2 of the 4 instances that it wants; one more is worth 1000.00 USD/h to it.")
                .contains("The smallest addition to capacity that would meet all demand is 3 vCPU more in pool eu-1"
                        + " (which has 5 vCPU).")
                .anyMatch(reason -> reason.startsWith("cpu in pool eu-1 is binding: one more vCPU would save"));
    }

    @Test
    void aMaximumThatIsTooLowIsNamed() {
        Plan plan =
                decide(service("ocr", 3, 0, 3), seen("ocr", 5, 2.5), 100, null).plan();
        assertThat(plan.status()).isEqualTo(PlanStatus.INFEASIBLE);
        assertThat(plan.instancesOf("ocr")).isEqualTo(3);
        assertThat(plan.reasons())
                .anyMatch(reason -> reason.contains(
                        "1 instance beyond its maximum of 3. Its demand could be met with a maximum of 4."));
    }

    @Test
    void failuresRaiseTheLoadAndTheCapHolds() {
        Plan half = decide(service("ocr", 8, 0, 90), seen("ocr", 5, 2.5, 0.5, 0), 300, null)
                .plan();
        Plan all = decide(service("ocr", 8, 0, 90), seen("ocr", 5, 2.5, 0.99, 0), 300, null)
                .plan();
        assertThat(half.estimates().get("ocr").attemptsPerSecond()).isCloseTo(10, within(1e-9));
        assertThat(all.estimates().get("ocr").attemptsPerSecond())
                .isEqualTo(half.estimates().get("ocr").attemptsPerSecond());
        assertThat(half.reasons().get(0))
                .contains("50 % of attempts fail and are tried again, which raises the load by 100 %");
    }

    @Test
    void aBacklogAddsLoadUntilItIsWorkedOff() {
        Plan plan = decide(service("ocr", 4, 0, 90), seen("ocr", 5, 2.5, 0, 905), 300, null)
                .plan();
        ServiceEstimate estimate = plan.estimates().get("ocr");
        assertThat(estimate.backlog()).isBetween(870.0, 900.0);
        assertThat(estimate.requiredSlots()).isEqualTo((int) Math.ceil(12.5 + estimate.backlog() * 2.5 / 15));
        assertThat(plan.reasons().get(0))
                .contains(
                        "A backlog of 873 tasks waits; to work it off in 15 s takes 159 slots. An instance has 4 slots,"
                                + " so that is 40 instances.");
    }

    @Test
    void aBacklogThatNothingIsAddedToIsNotCalledArrivals() {
        ServiceObservation left = new ServiceObservation("ocr", Duration.ofMinutes(1), 0, 24, 0, 2.5, 1, 1, 0, 0, 240);
        Plan plan = decide(service("ocr", 4, 0, 20), left, 100, null).plan();
        assertThat(plan.reasons().get(0))
                .isEqualTo("Service ocr: no tasks arrive now. A backlog of 239 tasks waits, each of which takes a slot"
                        + " for 2.5 s; to work it off in 15 s takes 40 slots. An instance has 4 slots, so that is"
                        + " 10 instances. 4 run, so it grows to 10.");
    }

    @Test
    void thereAreNoMoreSlotsForABacklogThanTasksInIt() {
        ServiceObservation left = new ServiceObservation("ocr", Duration.ofMinutes(1), 0, 24, 0, 300, 1, 1, 0, 0, 13);
        Plan plan = decide(service("ocr", 1, 0, 90), left, 300, null).plan();
        assertThat(plan.reasons().get(0)).contains("A backlog of 12 tasks waits", "in 300 s takes 12 slots");
    }

    @Test
    void whereNobodyWaitedTooLongDoubtAloneAddsNothing() {
        ServiceObservation calm =
                new ServiceObservation("ocr", Duration.ofMinutes(1), 330, 330, 0, 2.5, 1, 1, 0.9, 5, 0);
        ServiceObservation late =
                new ServiceObservation("ocr", Duration.ofMinutes(1), 330, 330, 0, 2.5, 1, 1, 1.1, 5, 0);
        assertThat(decide(service("ocr", 4, 0, 20), calm, 100, null).plan().instancesOf("ocr"))
                .isEqualTo(4);
        assertThat(decide(service("ocr", 4, 0, 20), late, 100, null).plan().instancesOf("ocr"))
                .isEqualTo(5);
    }

    @Test
    void timeLostBetweenTasksIsToldApartFromTheirOwn() {
        PlantLoop loop = new PlantLoop(1);
        loop.plant(8, 2).slowness = 2;
        loop.run(12);
        assertThat(loop.last().plan().reasons().get(0))
                .containsPattern(
                        "each takes a slot for [0-9.]+ s \\([0-9.]+ s by its own report, and [0-9.]+ s lost between tasks");
    }

    @Test
    void aRateBelowOneASecondIsToldPerMinute() {
        Plan plan = decide(service("ocr", 1, 0, 20), seen("ocr", 0.2, 2.5), 100, null)
                .plan();
        assertThat(plan.reasons().get(0)).startsWith("Service ocr: 12 tasks arrive per minute, and each takes");
    }

    @Test
    void aServiceThatGoesUpAndDownIsHeldAndCalledOscillating() {
        ServiceHistory history = ServiceHistory.NONE;
        for (int total : new int[] {4, 6, 4, 6, 4}) {
            history = history.observing(total, 2.5, NOON.minusSeconds(3600));
        }
        Plan first =
                decide(service("ocr", 6, 0, 20), seen("ocr", 1, 2.5), 100, null).plan();
        Plan restless = new Plan(
                7,
                NOON,
                PlanStatus.ADJUSTING,
                first.instances(),
                first.weights(),
                0,
                null,
                null,
                ShadowPrices.NONE,
                List.of(),
                Map.of(),
                Map.of(),
                new LoopMemory(first.estimates(), Map.of("ocr", history), Map.of(), NOON.minusSeconds(60)),
                true);
        Plan plan = decide(service("ocr", 6, 0, 20), seen("ocr", 1, 2.5), 100, restless)
                .plan();
        assertThat(plan.status()).isEqualTo(PlanStatus.OSCILLATING);
        assertThat(plan.instancesOf("ocr")).isEqualTo(6);
        assertThat(plan.version()).isEqualTo(8);
    }

    @Test
    void reservesAreGivenUpWhereCapacityIsShort() {
        List<ServiceSettings> both = List.of(service("calm", 5, 0, 20), service("busy", 3, 0, 20));
        List<ServiceObservation> seen = List.of(seen("calm", 5, 2.5), seen("busy", 5, 2.5));
        Plan plan = CYCLE.decide(new PlanningInput(
                        seen, both, List.of(pool(16)), null, OptimizerSettings.DEFAULT, NOON, null, NOON))
                .plan();
        assertThat(plan.instances()).isEqualTo(Map.of("calm", Map.of("eu-1", 4), "busy", Map.of("eu-1", 4)));
        assertThat(plan.status()).isEqualTo(PlanStatus.ADJUSTING);
        assertThat(plan.weights().get("calm")).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void withoutServicesThereIsNothingToPlan() {
        PlanDecision decision = CYCLE.decide(
                new PlanningInput(List.of(), List.of(), List.of(), null, OptimizerSettings.DEFAULT, NOON, null, NOON));
        assertThat(decision.plan().instances()).isEmpty();
        assertThat(decision.plan().reasons()).containsExactly("No service is registered, so there is nothing to plan.");
    }

    @Test
    void thePlansDifferenceNamesItsCause() {
        Plan first =
                decide(service("ocr", 4, 0, 20), seen("ocr", 5, 2.5), 100, null).plan();
        Plan second = decide(service("ocr", 4, 0, 20), seen("ocr", 10, 2.5), 100, first, NOON.plusSeconds(60))
                .plan();
        assertThat(PlanDifference.words(first, second))
                .containsExactly(
                        "Service ocr goes from 4 to 8 instances: arrivals went from 5 to 10/s.",
                        "The plan costs 0.64 USD/h instead of 0.32 USD/h.");
        assertThat(PlanDifference.words(first, first)).isEmpty();
    }
}
