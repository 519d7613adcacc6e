package io.podium.local.cli;

import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.simulation.SimulationRules;
import io.podium.lambda.json.Json;
import io.podium.local.simulation.EstimateTable;
import io.podium.local.simulation.Simulated;
import io.podium.local.simulation.SimulatedTrace;
import io.podium.local.simulation.SimulationPage;
import io.podium.local.simulation.SimulationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium compare}: all policies on a trace in virtual time. */
@Command(
        name = "compare",
        description = "Runs a trace under every scheduling policy in virtual time, tells the waits side by side, and"
                + " writes a page of plots.",
        footer = {
            "",
            "Exits with 2 if the trace or an option is wrong.",
            "Examples:",
            "  podium compare --trace workload.csv --servers 6 --out plots.html"
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private final Output output;

    @Mixin
    private SimulationArguments arguments = new SimulationArguments();

    @Mixin
    private EstimateArguments estimates = new EstimateArguments();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the page. Default: ${DEFAULT-VALUE}.",
            defaultValue = "podium-compare.html")
    private Path page = Path.of("podium-compare.html");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to print the figures, text or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    /** How the figures are written. */
    enum Format {
        json,
        text
    }

    CompareCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        SimulationRules rules = arguments.rules("fifo");
        SimulatedTrace trace = estimates.seen(arguments.trace(output), arguments.seed());
        List<Simulated> runs = runs(trace, rules);
        EstimateTable table =
                estimates.table(trace, runs.stream().map(Simulated::rules).toList(), arguments.seed());
        write(new SimulationPage(runs).html());
        Path written = page.toAbsolutePath().normalize();
        if (format == Format.json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put(
                    "runs",
                    runs.stream().map(run -> SimulateCommand.tree(run, table)).toList());
            tree.put("page", written.toString());
            output.line(Json.write(tree));
        } else {
            SimulationText.table(runs).forEach(output::line);
            output.line("");
            if (table != null) {
                table.lines().forEach(output::line);
                output.line("");
            }
            output.line("Plots: " + written);
        }
        return ExitCode.OK;
    }

    private List<Simulated> runs(SimulatedTrace trace, SimulationRules rules) {
        List<Simulated> runs = new ArrayList<>();
        try (Bar bar = new Bar(output, "policies", SchedulingPolicies.names().size())) {
            for (String policy : SchedulingPolicies.names()) {
                bar.show(runs.size());
                runs.add(Simulated.run(trace, rules.withPolicy(policy), arguments.seed()));
            }
        }
        runs.sort(Comparator.comparingDouble(run -> run.summary().meanWaitSeconds()));
        return runs;
    }

    private void write(String html) {
        try {
            Files.writeString(page, html);
        } catch (IOException e) {
            throw new CommandFailure("the page cannot be written: " + e, ExitCode.USAGE);
        }
    }
}
