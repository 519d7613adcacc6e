package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationInputTest {

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1.1e9})
    void aJobHasTimesWithinReason(double seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.of(seconds, 1))
                .withMessageContaining("arrival");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.of(1, seconds))
                .withMessageStartingWith("seconds is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Job(0, 1, 1, 0, seconds))
                .withMessageStartingWith("deadlineSeconds is");
    }

    @Test
    void aJobTakesAProcessorAndHasAFinitePriority() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Job(0, 1, 0, 0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Job(0, 1, 1, Double.NaN, null));
    }

    @Test
    void aWorkloadHasJobsInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Workload(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workload(List.of(Job.of(2, 1), Job.of(1, 1))))
                .withMessageStartingWith("job 1 arrives before");
        assertThat(new Workload(List.of(Job.of(1, 1), Job.of(1, 1))).size()).isEqualTo(2);
    }

    @Test
    void rulesNameServersAPolicyAndRates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulationRules(0, "fifo", 0))
                .withMessage("servers is 0; it is from 1 to 100000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulationRules(1, "lifo", 0))
                .withMessageContaining("no scheduling policy lifo");
        assertThatIllegalArgumentException().isThrownBy(() -> new SimulationRules(1, "dps", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulationRules(1, "srtf", 0, Backfill.NONE, Double.NaN))
                .withMessageStartingWith("preemptionMarginSeconds is NaN");
    }
}
