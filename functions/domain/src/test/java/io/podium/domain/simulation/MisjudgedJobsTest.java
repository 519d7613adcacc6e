package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheduler goes by what it expects; jobs run for as long as they do. */
class MisjudgedJobsTest {
    @Test
    void ranksByWhatIsExpected() {
        SimulationResult result = run("sjf", Job.of(0, 1), Job.of(0, 5).expectedToRun(2), Job.of(0, 3));

        assertThat(result.finishSeconds(0)).isEqualTo(1);
        assertThat(result.finishSeconds(1)).isEqualTo(6);
        assertThat(result.finishSeconds(2)).isEqualTo(9);
    }

    @Test
    void preemptsByWhatIsThoughtToBeLeft() {
        // At 4 s the first is thought to need 6 s more, and would end at 5 s.
        SimulationResult result = run("srtf", Job.of(0, 5).expectedToRun(10), Job.of(4, 3));

        assertThat(result.preemptions()).isEqualTo(1);
        assertThat(result.finishSeconds(1)).isEqualTo(7);
        assertThat(result.finishSeconds(0)).isEqualTo(8);
    }

    @Test
    void leavesOverdueJobsAlone() {
        SimulationResult result = run("srtf", Job.of(0, 50).expectedToRun(1), Job.of(4, 3));

        assertThat(result.preemptions()).isZero();
        assertThat(result.finishSeconds(1)).isEqualTo(53);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "sjf", "srtf", "dps", "edf"})
    void observersAndRightExpectationsChangeNothing(String policy) {
        Workload workload = RandomWorkload.draw(new Random(4), 300, 1);
        SimulationRules rules = new SimulationRules(4, policy, 0.5);
        EstimateAudit audit = new EstimateAudit(rules, workload, 0, 50, new Random(1));
        SimulationResult audited = new Simulator(rules).run(workload, new Random(1), audit);
        SimulationResult plain = new Simulator(rules).run(workload, new Random(1), SimulationObserver.NONE);

        assertThat(audited.summary()).isEqualTo(plain.summary());
        assertThat(audit.coverage().estimates()).isBetween(1, 50);
    }

    private static SimulationResult run(String policy, Job... jobs) {
        return new Simulator(new SimulationRules(1, policy, 0))
                .run(new Workload(List.of(jobs)), new Random(1), SimulationObserver.NONE);
    }
}
