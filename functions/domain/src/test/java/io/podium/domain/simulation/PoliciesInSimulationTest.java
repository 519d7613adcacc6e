package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small cases on one server, worked out by hand. */
class PoliciesInSimulationTest {
    private static final Workload SHRINKING = new Workload(List.of(Job.of(0, 5), Job.of(1, 3), Job.of(2, 1)));

    @Test
    void fifoGoesByArrival() {
        assertThat(finish("fifo", SHRINKING)).containsExactly(5, 8, 9);
    }

    @Test
    void sjfTakesTheShortestWhenTheServerComesFree() {
        assertThat(finish("sjf", SHRINKING)).containsExactly(5, 9, 6);
    }

    @Test
    void srtfTakesTheServerFromALongerJobAndGivesItBack() {
        SimulationResult result = run(new SimulationRules(1, "srtf", 0), SHRINKING);

        assertThat(finish(result)).containsExactly(9, 5, 3);
        assertThat(result.preemptions()).isEqualTo(2);
        assertThat(waits(result)).containsExactly(4, 1, 0);
    }

    @Test
    void srtfLeavesTheServerToAJobThatIsNotLongerByMoreThanTheMargin() {
        SimulationResult result = run(new SimulationRules(1, "srtf", 0, Backfill.NONE, 1), SHRINKING);

        assertThat(finish(result)).containsExactly(6, 9, 3);
        assertThat(result.preemptions()).isEqualTo(1);
    }

    @Test
    void srtfDoesNotPreemptForAnEqual() {
        SimulationResult result =
                run(new SimulationRules(1, "srtf", 0), new Workload(List.of(Job.of(0, 5), Job.of(2, 3))));

        assertThat(finish(result)).containsExactly(5, 8);
        assertThat(result.preemptions()).isZero();
    }

    @Test
    void dpsGoesByPriorityUntilAgeMakesUpForIt() {
        assertThat(finish("dps", priorities(0, 0.5))).containsExactly(5, 8, 9);
        assertThat(finish("dps", priorities(0, 1.5))).containsExactly(5, 9, 6);
    }

    @Test
    void dpsWithoutAgingGoesByPriorityAlone() {
        SimulationRules rules = new SimulationRules(1, "dps", 0);

        assertThat(finish(run(rules, priorities(1, 1.1)))).containsExactly(5, 9, 6);
    }

    @Test
    void edfGoesByDeadlineAndLeavesJobsWithoutOneForLater() {
        Workload workload =
                new Workload(List.of(Job.of(0, 5), Job.of(1, 1), new Job(2, 1, 1, 0, 90.0), new Job(3, 1, 1, 0, 80.0)));

        assertThat(finish("edf", workload)).containsExactly(5, 8, 7, 6);
    }

    @Test
    void randomIsTheSameForTheSameSeedAndNotForAll() {
        Workload workload =
                new Workload(IntStream.range(0, 9).mapToObj(i -> Job.of(0, 1)).toList());

        List<double[]> orders = IntStream.range(0, 5)
                .mapToObj(seed -> finish(new Simulator(new SimulationRules(1, "random", 0))
                        .run(workload, new Random(seed), SimulationObserver.NONE)))
                .toList();
        assertThat(orders.get(1)).isEqualTo(finish("random", workload));
        assertThat(orders.stream().map(Arrays::toString).distinct().count()).isGreaterThan(3);
        assertThat(Arrays.stream(orders.get(0)).sorted()).containsExactly(1., 2., 3., 4., 5., 6., 7., 8., 9.);
    }

    @Test
    void jobsOfEqualRankGoByArrivalAndThenByTheirPlace() {
        Workload workload = new Workload(List.of(Job.of(0, 4), Job.of(1, 2), Job.of(2, 2), Job.of(2, 2), Job.of(3, 1)));

        assertThat(finish("sjf", workload)).containsExactly(4, 7, 9, 11, 5);
    }

    @Test
    void atOneInstantJobsCompleteThenArriveThenStart() {
        Workload workload = new Workload(List.of(Job.of(0, 2), Job.of(1, 5), Job.of(2, 1)));

        assertThat(finish("sjf", workload)).containsExactly(2, 8, 3);
    }

    @Test
    void aJobOfNoDurationWaitsForItsTurnAndTakesNoTime() {
        Workload workload = new Workload(List.of(Job.of(0, 2), Job.of(0, 0), Job.of(0, 1)));

        assertThat(finish("fifo", workload)).containsExactly(2, 2, 3);
        assertThat(finish("srtf", workload)).containsExactly(3, 0, 1);
    }

    private static Workload priorities(double second, double third) {
        return new Workload(List.of(Job.of(0, 5), new Job(1, 3, 1, second, null), new Job(2, 1, 1, third, null)));
    }

    private static double[] finish(String policy, Workload workload) {
        return finish(run(new SimulationRules(1, policy, 1), workload));
    }

    private static SimulationResult run(SimulationRules rules, Workload workload) {
        return new Simulator(rules).run(workload, new Random(1), SimulationObserver.NONE);
    }

    private static double[] finish(SimulationResult result) {
        return IntStream.range(0, result.jobs().size())
                .mapToDouble(result::finishSeconds)
                .toArray();
    }

    private static double[] waits(SimulationResult result) {
        return IntStream.range(0, result.jobs().size())
                .mapToDouble(result::waitSeconds)
                .toArray();
    }
}
