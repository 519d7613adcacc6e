package io.podium.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.domain.simulation.SimulationRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of an independent simulation on requests to a real service, where the trace is beside the project. */
class RealTraceTest {

    @ParameterizedTest
    @CsvSource({
        "4, fifo, 191.247, 334.8",
        "4, sjf,   43.746, 834.1",
        "4, srtf,  42.837, 845.8",
        "4, dps,  189.644, 333.5",
        "6, fifo,  28.100,",
        "6, sjf,   11.100,",
        "6, srtf,  10.685,",
        "6, dps,   27.163,"
    })
    void waitsAreThoseOfAnIndependentSimulation(int servers, String policy, double mean, Double p99)
            throws IOException {
        Path file = trace();
        assumeTrue(Files.exists(file), () -> file + " is not here");

        Simulated run = Simulated.run(SimulatedTrace.read(file, servers), new SimulationRules(servers, policy, 1), 1);

        assertThat(run.summary().meanWaitSeconds()).isCloseTo(mean, withinPercentage(0.1));
        if (p99 != null) {
            assertThat(run.summary().p99WaitSeconds()).isCloseTo(p99, withinPercentage(0.1));
        }
    }

    private static Path trace() {
        Path project = Path.of("").toAbsolutePath();
        while (project != null && !Files.exists(project.resolve("template.yaml"))) {
            project = project.getParent();
        }
        assertThat(project).as("the directory of template.yaml").isNotNull();
        return project.resolveSibling("shared").resolve("data").resolve("azure-llm-code.csv");
    }
}
