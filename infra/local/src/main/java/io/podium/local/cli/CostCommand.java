package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.local.cost.CostOptions;
import io.podium.local.cost.CostReport;
import io.podium.local.cost.CostRun;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceException;
import io.podium.local.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium cost}: what a workload would cost on AWS. */
@Command(
        name = "cost",
        description = "Runs a trace through the functions and the state machine in virtual time, counts the calls and"
                + " billed units, and says what they cost by step.",
        footer = {
            "",
            "Exits with 2 if the trace or an option is wrong.",
            "Examples:",
            "  podium cost --trace workload.csv --batch 10"
        },
        mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {
    private final Output output;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            required = true,
            description = "CSV with a header arrival_s,duration_s.")
    private Path file = Path.of("");

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "How many tasks are submitted, and reported, together. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private int batch;

    @Option(
            names = "--targets",
            paramLabel = "KIND",
            description =
                    "How workers get their tasks: queue, bulk (a queue, ten tasks in a message) or pull. Default: ${DEFAULT-VALUE}.",
            defaultValue = "queue")
    private CostOptions.Targets targets = CostOptions.Targets.queue;

    @Option(
            names = "--services",
            paramLabel = "N",
            description = "How many services, ten in a pool. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int services;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "The slots of each service. Default: so many that hardly a task waits.")
    private @Nullable Integer slots;

    @Option(names = "--rate", paramLabel = "R", description = "Tasks a second. Default: as in the trace.")
    private @Nullable Double rate;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json or text. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON too.")
    private @Nullable Path json;

    /** How the figures are written. */
    enum Format {
        json,
        text
    }

    CostCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        CostReport report = CostRun.of(options(), Home.find().template());
        if (format == Format.json) {
            output.line(Json.write(report.tree()));
        } else {
            report.lines().forEach(output::line);
        }
        if (json != null) {
            Files.writeString(json, Json.write(report.tree()) + "\n");
        }
        return ExitCode.OK;
    }

    private CostOptions options() {
        try {
            return new CostOptions(trace(), batch, targets, services, rate, slots);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    private Trace trace() {
        try {
            return TraceReader.read(file);
        } catch (TraceException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, ExitCode.USAGE);
        } catch (IOException e) {
            throw new CommandFailure("the trace cannot be read: " + e, ExitCode.USAGE);
        }
    }
}
