package io.podium.local.cli;

import io.podium.domain.simulation.SimulationRules;
import io.podium.lambda.json.Json;
import io.podium.local.simulation.EstimateTable;
import io.podium.local.simulation.Simulated;
import io.podium.local.simulation.SimulatedTrace;
import io.podium.local.simulation.SimulationPage;
import io.podium.local.simulation.SimulationText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium simulate}: one policy on a trace in virtual time. */
@Command(
        name = "simulate",
        description = "Runs a trace under a scheduling policy in virtual time, and tells the waits.",
        footer = {
            "",
            "Exits with 2 if the trace or an option is wrong.",
            "Examples:",
            "  podium simulate --trace workload.csv --servers 6 --policy srtf"
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private final Output output;

    @Mixin
    private SimulationArguments arguments = new SimulationArguments();

    @Mixin
    private EstimateArguments estimates = new EstimateArguments();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            required = true,
            description = "random, fifo, sjf, srtf, dps or edf.")
    private String policy = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, text or html. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    /** How the figures are written. */
    enum Format {
        json,
        text,
        html
    }

    SimulateCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        SimulationRules rules = arguments.rules(policy);
        SimulatedTrace trace = estimates.seen(arguments.trace(output), arguments.seed());
        Simulated run = Simulated.run(trace, rules, arguments.seed());
        EstimateTable table = estimates.table(trace, List.of(rules), arguments.seed());
        switch (format) {
            case json -> output.line(Json.write(tree(run, table)));
            case text -> {
                SimulationText.lines(run).forEach(output::line);
                if (table != null) {
                    output.line("");
                    table.lines().forEach(output::line);
                }
            }
            case html -> output.line(new SimulationPage(List.of(run)).html().stripTrailing());
        }
        return ExitCode.OK;
    }

    /** Returns the figures of a run as JSON has them, with those of its estimates if there are any. */
    static Map<String, Object> tree(Simulated run, @Nullable EstimateTable estimates) {
        Map<String, Object> tree = new LinkedHashMap<>(run.tree());
        if (estimates != null) {
            tree.put("estimates", estimates.tree(run.policy()));
        }
        return tree;
    }
}
