package io.podium.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.podium.local.cost.CostOptions.Targets;
import io.podium.local.trace.Trace;
import io.podium.local.trace.WorkloadGenerator;
import io.podium.local.trace.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CostRunTest {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    private static Trace trace(int tasks) {
        return new WorkloadGenerator(WorkloadSpec.bundled(tasks), 1).draw("drawn");
    }

    private static CostReport run(int tasks, int batch, Targets targets, int services) throws IOException {
        return CostRun.of(new CostOptions(trace(tasks), batch, targets, services, 20.0, null), TEMPLATE);
    }

    @Test
    void aTaskIsWrittenAtLeastTwiceAndEveryStepOfItsLifeIsTold() throws IOException {
        CostReport report = run(300, 100, Targets.queue, 10);

        assertThat(report.tree().get("steps").toString()).contains("submit", "complete");
        assertThat(report.of("SubmitFunction").of("HttpApi.Request").calls()).isBetween(3L, 6L);
        assertThat(report.of("CompleteFunction")
                        .of("DynamoDB.BatchExecuteStatement")
                        .calls())
                .isGreaterThanOrEqualTo(12);
        assertThat(report.usdPerMillion()).isBetween(0.625 * 2, report.standardUsdPerMillion());
        assertThat(report.fixedUsdAnHour()).isPositive();
    }

    @Test
    void theSameRunCountsTheSame() throws IOException {
        assertThat(run(200, 50, Targets.queue, 10).tree())
                .isEqualTo(run(200, 50, Targets.queue, 10).tree());
    }

    @Test
    void batchesAreCheaperThanSingleTasks() throws IOException {
        assertThat(run(200, 100, Targets.queue, 10).callsPerTask())
                .isLessThan(run(200, 1, Targets.queue, 10).callsPerTask() / 3);
    }

    @Test
    void workersThatPullLeaseAndReportThroughTheApi() throws IOException {
        CostReport report = run(200, 100, Targets.pull, 10);

        assertThat(report.of("LeaseFunction").of("HttpApi.Request").calls()).isGreaterThanOrEqualTo(20);
        assertThat(report.of("DispatchFunction").calls()).isZero();
    }

    @Test
    void aStandardExecutionOfFiveStatesCostsWhatTheListSays() throws IOException {
        assertThat(run(20, 10, Targets.queue, 1).standardUsdPerMillion()).isCloseTo(125, within(1e-9));
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> run(10, 0, Targets.queue, 1)).hasMessageContaining("1 to 1000 tasks, not 0");
        assertThatThrownBy(() -> run(10, 1, Targets.queue, 0)).hasMessageContaining("services, not 0");
    }
}
