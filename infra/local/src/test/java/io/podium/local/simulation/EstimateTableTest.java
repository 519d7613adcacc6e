package io.podium.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.estimation.Projection;
import io.podium.domain.simulation.Backfill;
import io.podium.domain.simulation.EstimateCoverage;
import io.podium.domain.simulation.SimulationRules;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the estimates held on the bundled workload; infra/docs/explain.md has the figures of whole traces. */
class EstimateTableTest {
    /** Below what is stated by no more than this; above it where the cause of the spread is known. */
    private static final double TOLERANCE = 0.05;

    private static final int SERVERS = 6;
    private static final int TASKS = 400;
    private static SimulatedTrace workload;

    @BeforeAll
    static void read() throws IOException {
        workload = SimulatedTrace.read(Path.of("../../events/workload.csv"), SERVERS);
    }

    @ParameterizedTest
    @CsvSource({
        "fifo, 0", "sjf, 0", "srtf, 0", "dps, 0", "edf, 0", "random, 0",
        "fifo, 0.5", "sjf, 0.5", "srtf, 0.5", "dps, 0.5", "edf, 0.5", "random, 0.5"
    })
    void holdsAsOftenAsItSays(String policy, double error) {
        EstimateCoverage coverage = estimated(policy, error);

        assertThat(coverage.estimates()).isGreaterThan(60);
        assertThat(coverage.held()).isGreaterThanOrEqualTo(Projection.COVERAGE - TOLERANCE);
        assertThat(coverage.held() + coverage.early() + coverage.late()).isBetween(0.999, 1.001);
    }

    @Test
    void isExactWhereAllIsKnown() {
        EstimateCoverage coverage = estimated("fifo", 0);

        assertThat(coverage.held()).isEqualTo(1);
        assertThat(coverage.medianErrorSeconds()).isLessThan(1e-6);
        assertThat(coverage.medianWidthSeconds()).isLessThan(1e-6);
    }

    @Test
    void doesNotHoldByBeingEndless() {
        EstimateCoverage coverage = estimated("sjf", 0.5);

        assertThat(coverage.open()).isLessThan(0.15);
        assertThat(coverage.medianWidthSeconds()).isLessThan(10);
        assertThat(estimated("fifo", 0.5).medianWidthSeconds()).isBetween(1.0, 60.0);
    }

    @Test
    void judgesOnlyTasksOfOneServer() {
        SimulationRules backfilling = new SimulationRules(SERVERS, "fifo", 0, Backfill.EASY, 0);

        assertThatThrownBy(() -> new EstimateTable(10).add(workload, backfilling, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EstimateCoverage estimated(String policy, double error) {
        EstimateTable table = new EstimateTable(TASKS);
        table.add(Misjudged.of(workload, error, 1), new SimulationRules(SERVERS, policy, 0.01), error, 1);
        return table.coverage(policy);
    }
}
