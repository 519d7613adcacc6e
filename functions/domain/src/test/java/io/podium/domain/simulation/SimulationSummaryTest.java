package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationSummaryTest {

    @Test
    void tellsTheFiguresOfASmallRun() {
        SimulationSummary summary = summary(Job.of(3, 20), Job.of(4, 1), Job.of(4, 40));

        assertThat(summary.tasks()).isEqualTo(3);
        assertThat(summary.meanWaitSeconds()).isEqualTo((0 + 19 + 20) / 3.0);
        assertThat(summary.p50WaitSeconds()).isEqualTo(19);
        assertThat(summary.p99WaitSeconds()).isEqualTo(20);
        assertThat(summary.maxWaitSeconds()).isEqualTo(20);
        assertThat(summary.meanResponseSeconds()).isEqualTo((20 + 20 + 60) / 3.0);
        assertThat(summary.meanBoundedSlowdown()).isEqualTo((1 + 20 / 10.0 + 60 / 40.0) / 3.0);
        assertThat(summary.preemptions()).isZero();
        assertThat(summary.makespanSeconds()).isEqualTo(61);
    }

    @Test
    void aShortJobThatDoesNotWaitIsNotSlowedDown() {
        assertThat(summary(Job.of(0, 0.1)).meanBoundedSlowdown()).isEqualTo(1);
    }

    @Test
    void aQuantileIsTheValueAtTheIndexRoundedDown() {
        Job[] jobs = IntStream.range(0, 200).mapToObj(i -> Job.of(0, 1)).toArray(Job[]::new);

        SimulationSummary summary = summary(jobs);

        assertThat(summary.p50WaitSeconds()).isEqualTo(100);
        assertThat(summary.p99WaitSeconds()).isEqualTo(198);
    }

    @Test
    void roundingMakesNoWaitNegative() {
        SimulationResult result = run(Job.of(0.1, 0.2), Job.of(0.7, 0.1), Job.of(1.1, 2.2));

        for (int job = 0; job < 3; job++) {
            assertThat(result.waitSeconds(job)).isNotNegative().isCloseTo(0, within(1e-12));
        }
    }

    private static SimulationSummary summary(Job... jobs) {
        return run(jobs).summary();
    }

    private static SimulationResult run(Job... jobs) {
        return new Simulator(new SimulationRules(1, "fifo", 0))
                .run(new Workload(List.of(jobs)), new Random(1), SimulationObserver.NONE);
    }
}
