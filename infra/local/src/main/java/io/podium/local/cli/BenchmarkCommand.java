package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.local.benchmark.BenchmarkRun;
import io.podium.local.benchmark.BenchmarkSize;
import io.podium.local.benchmark.LpBenchmark;
import io.podium.optimizer.highs.HighsLibrary;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium benchmark}: figures of the LP engine. */
@Command(
        name = "benchmark",
        description = "Measures the LP engine on generated allocations, beside native HiGHS where there is one.",
        mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
    private final Output output;
    private final Supplier<HighsLibrary> library;

    @Option(
            names = "--sizes",
            paramLabel = "SIZES",
            split = ",",
            description = "Families and services x pools. Default: ${DEFAULT-VALUE}.",
            defaultValue = "A100x5,A500x10,A1000x20,A5000x50,B100x5,B500x10,B1000x20,B5000x50,C1000x20")
    private List<String> sizes = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Solves of each; the best counts. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3")
    private int repeat;

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description = "A Python with the package highspy, to compare with native HiGHS.")
    private @Nullable String python;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json or text. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    /** How the figures are written. */
    enum Format {
        json,
        text
    }

    /** @param library loads the native library */
    BenchmarkCommand(Output output, Supplier<HighsLibrary> library) {
        this.output = output;
        this.library = library;
    }

    @Override
    public Integer call() throws InterruptedException {
        BenchmarkRun run = run(sizes());
        switch (format) {
            case json -> output.line(Json.write(Map.of("programs", run.tree())));
            case text -> run.lines().forEach(output::line);
        }
        return ExitCode.OK;
    }

    private List<BenchmarkSize> sizes() {
        if (repeat < 1) {
            throw new CommandFailure("--repeat is at least 1, not " + repeat, ExitCode.USAGE);
        }
        try {
            return sizes.stream().map(BenchmarkSize::of).toList();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    private BenchmarkRun run(List<BenchmarkSize> asked) throws InterruptedException {
        HighsLibrary found = library.get();
        if (!(found instanceof HighsLibrary.Loaded loaded)) {
            throw new CommandFailure(((HighsLibrary.Missing) found).words(), ExitCode.SOFTWARE);
        }
        try {
            return BenchmarkRun.of(new LpBenchmark(loaded, python), asked, repeat, output::note);
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
        }
    }
}
