package io.podium.local.cli;

import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceWriter;
import io.podium.local.trace.WorkloadGenerator;
import io.podium.local.trace.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium workload}: makes a workload up. */
@Command(
        name = "workload",
        description = "Makes up a workload with bursty arrivals and heavy-tailed durations, as a trace in CSV.",
        footer = {"", "Examples:", "  podium workload --tasks 500 --seed 7 --out workload.csv"},
        mixinStandardHelpOptions = true)
final class WorkloadCommand implements Callable<Integer> {
    private final Output output;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed makes the same workload. Default: ${DEFAULT-VALUE}, that of the bundled one.",
            defaultValue = "" + WorkloadSpec.BUNDLED_SEED)
    private long seed;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "How many tasks. Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + WorkloadSpec.BUNDLED_TASKS)
    private int tasks;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Without it, standard output.")
    private @Nullable Path file;

    WorkloadCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        String text = TraceWriter.write(workload());
        if (file == null) {
            output.line(text.stripTrailing());
        } else {
            Files.writeString(file, text);
        }
        return ExitCode.OK;
    }

    private Trace workload() {
        try {
            return new WorkloadGenerator(WorkloadSpec.bundled(tasks), seed).draw("workload");
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }
}
