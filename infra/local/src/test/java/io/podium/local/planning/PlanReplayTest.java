package io.podium.local.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.SolveLimits;
import io.podium.local.trace.Arrival;
import io.podium.local.trace.Trace;
import io.podium.optimizer.engine.CommonsMathLpSolver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReplayTest {
    private static final double NEVER = 86_400;

    private static Arrival task(double at, double seconds) {
        return new Arrival(at, seconds, Arrival.DEFAULT_TYPE, 0, Arrival.DEFAULT_TENANT, null, null, null);
    }

    /** Ten minutes with a task of two seconds each quarter of a second, and ten without any, three times. */
    private static Trace onAndOff() {
        List<Arrival> tasks = new ArrayList<>();
        for (int burst = 0; burst < 3; burst++) {
            for (int task = 0; task < 2_400; task++) {
                tasks.add(task(1_200 * burst + 0.25 * task, 2));
            }
        }
        return Trace.of("on and off", tasks);
    }

    private static PlanReplayResult replay(Trace trace, double between) {
        PlanningCycle cycle = new PlanningCycle(new CommonsMathLpSolver(), SolveLimits.SMALL);
        return new PlanReplay(cycle, OptimizerSettings.DEFAULT.withTargetWaitSeconds(5), 40, between, 0).run(trace);
    }

    @Test
    void fixedSlotsServeInOrderOfArrival() {
        List<Arrival> tasks = List.of(task(0, 4), task(1, 4), task(2, 4));
        assertThat(FixedSlots.waits(tasks, 1)).containsExactly(0, 3, 6);
        assertThat(FixedSlots.waits(tasks, 2)).containsExactly(0, 0, 2);
        assertThat(FixedSlots.fewest(tasks, 6, 9)).isEqualTo(1);
        assertThat(FixedSlots.fewest(tasks, 2, 9)).isEqualTo(2);
        assertThat(FixedSlots.fewest(tasks, 0, 9)).isEqualTo(3);
        assertThat(FixedSlots.fewest(tasks, 0, 2)).isEqualTo(2);
    }

    @Test
    void slotsThatAreNotChangedServeLikeFixedOnes() {
        List<Arrival> tasks = List.of(task(0, 4), task(1, 4), task(2, 4), task(20, 1));
        PlannedSlots slots = new PlannedSlots(tasks, 2, 0);
        while (!slots.isDone()) {
            slots.runTo(slots.now() + 0.7);
        }
        assertThat(slots.waits()).containsExactly(0.0, 0.0, 2.0, 0.0);
        assertThat(slots.slotSeconds()).isCloseTo(2 * 21, within(1e-9));
    }

    @Test
    void aSlotThatIsTakenAwayIsPaidForUntilItsTaskEnds() {
        PlannedSlots slots = new PlannedSlots(List.of(task(0, 10), task(0, 4)), 2, 0);
        slots.runTo(1);
        slots.resize(0);
        slots.runTo(100);
        assertThat(slots.isDone()).isTrue();
        assertThat(slots.slotSeconds()).isCloseTo(2 * 4 + 6, within(1e-9));
    }

    @Test
    void slotsAreGivenUpBetweenBurstsAndAnInstantLaterEveryTaskIsServed() {
        PlanReplayResult result = replay(onAndOff(), NEVER);
        assertThat(result.tasks()).isEqualTo(7_200);
        assertThat(result.planned().meanSlots()).isBetween(result.workSlots(), 1.6 * result.workSlots());
        assertThat(result.share()).isLessThan(1);
        assertThat(result.plans()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void planningBetweenTheMinutesShortensTheWaits() {
        PlanReplayResult slow = replay(onAndOff(), NEVER);
        PlanReplayResult quick = replay(onAndOff(), 15.0);
        assertThat(quick.planned().p99WaitSeconds()).isLessThan(slow.planned().p99WaitSeconds());
        assertThat(quick.plans()).isGreaterThan(slow.plans());
    }

    @Test
    void aPlanBetweenTheMinutesIsMadeWhenAnArrivalOrACompletionLeavesTasksWaiting() {
        PlannedSlots slots = new PlannedSlots(List.of(task(0, 4), task(1, 9), task(30, 1)), 1, 0);
        slots.runTo(60, 3);
        assertThat(slots.now()).as("from 3 on nothing leaves a task waiting").isEqualTo(31);
        PlannedSlots busy = new PlannedSlots(List.of(task(0, 4), task(1, 9), task(2, 9)), 1, 0);
        busy.runTo(60, 3);
        assertThat(busy.now()).isEqualTo(4);
    }

    @Test
    void aSlotThatIsAddedIsPaidForWhileItStartsAndRunsTasksAfter() {
        PlannedSlots slots = new PlannedSlots(List.of(task(0, 10), task(0, 4), task(0, 4)), 1, 3);
        slots.runTo(1);
        slots.resize(3);
        slots.runTo(2);
        slots.resize(2);
        slots.runTo(100);
        assertThat(slots.waits()).containsExactly(0.0, 4.0, 8.0);
        assertThat(slots.slotSeconds()).isCloseTo(1 + 3 + 2 * 10, within(1e-9));
    }

    @Test
    void theLargestPlanIsTheFirstWithTheMostInstances() {
        PlanningCycle cycle = new PlanningCycle(new CommonsMathLpSolver(), SolveLimits.SMALL);
        PlanReplay replay = new PlanReplay(cycle, OptimizerSettings.DEFAULT, 40, 5, 0);
        assertThat(replay.largestPlan()).isEmpty();
        replay.run(onAndOff());
        assertThat(replay.largestPlan()).hasValueSatisfying(plan -> {
            assertThat(plan.instancesOf("service")).isGreaterThan(8);
            assertThat(plan.reasons()).isNotEmpty();
        });
    }

    @Test
    void whatFixedSlotsCostCountsToTheLastCompletion() {
        SlotUse use = FixedSlots.use(List.of(task(0, 1_800), task(0, 3_600), task(10, 3_590)), 2);
        assertThat(use.meanSlots()).isEqualTo(2);
        assertThat(use.usd()).isCloseTo(2 * (1_800 + 3_590) / 3_600.0 * SlotUse.USD_PER_SLOT_HOUR, within(1e-12));
        assertThat(use.meanWaitSeconds()).isCloseTo(1_790 / 3.0, within(1e-9));
        assertThat(use.p99WaitSeconds()).isEqualTo(1_790);
    }

    @Test
    void theFixedSlotsAreTheFewestThatWaitNoLonger() {
        Trace trace = onAndOff();
        PlanReplayResult result = replay(trace, NEVER);
        int fixed = (int) result.fixed().meanSlots();
        double p99 = result.planned().p99WaitSeconds();
        assertThat(result.fixed().p99WaitSeconds()).isLessThanOrEqualTo(p99);
        assertThat(FixedSlots.use(trace.arrivals(), fixed - 1).p99WaitSeconds()).isGreaterThan(p99);
        assertThat(result.share())
                .isEqualTo(result.planned().usd() / result.fixed().usd());
    }

    @Test
    void tellsItsFiguresSideBySideAndAsATree() {
        PlanReplayResult result =
                new PlanReplayResult("t.csv", 9, 2.5, new SlotUse(3, 0.1, 1, 2), new SlotUse(6, 0.2, 0.5, 2), 7, 4);
        assertThat(result.share()).isEqualTo(0.5);
        assertThat(result.lines())
                .contains(
                        "cost, USD             0.1000    0.2000",
                        "wait, mean s             1.0       0.5",
                        "The plans cost 50.0 % of the fixed slots, which are the fewest with a p99 wait as short.");
        assertThat(result.tree()).containsEntry("share", 0.5).containsKeys("planned", "fixed", "workSlots");
        assertThat(result.fixed().tree()).containsEntry("meanSlots", 6.0).containsEntry("usd", 0.2);
    }
}
