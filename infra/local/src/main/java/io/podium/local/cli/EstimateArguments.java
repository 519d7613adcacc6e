package io.podium.local.cli;

import io.podium.domain.simulation.SimulationRules;
import io.podium.local.simulation.EstimateTable;
import io.podium.local.simulation.Misjudged;
import io.podium.local.simulation.SimulatedTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The options about what the scheduler knows of durations, and about estimates of starts. */
final class EstimateArguments {
    @Option(
            names = "--estimates",
            description =
                    "Also estimate the start of every task that has to wait, and tell how often the interval held.")
    private boolean estimates;

    @Option(
            names = "--duration-error",
            paramLabel = "PART",
            description =
                    "Expected durations are off by factors with this standard deviation. Default: ${DEFAULT-VALUE},"
                            + " durations are known.",
            defaultValue = "0")
    private double error;

    /**
     * Returns the trace as the scheduler sees it.
     *
     * @throws CommandFailure if the error is none that can be
     */
    SimulatedTrace seen(SimulatedTrace trace, long seed) {
        try {
            return Misjudged.of(trace, error, seed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--duration-error: " + e.getMessage(), ExitCode.USAGE);
        }
    }

    /**
     * Returns how the estimates did, or null if nobody asked.
     *
     * @throws CommandFailure if the starts of such tasks are not estimated
     */
    @Nullable
    EstimateTable table(SimulatedTrace trace, List<SimulationRules> runs, long seed) {
        if (!estimates) {
            return null;
        }
        EstimateTable table = new EstimateTable(EstimateTable.MOST);
        try {
            runs.forEach(rules -> table.add(trace, rules, error, seed));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--estimates: " + e.getMessage(), ExitCode.USAGE);
        }
        return table;
    }
}
