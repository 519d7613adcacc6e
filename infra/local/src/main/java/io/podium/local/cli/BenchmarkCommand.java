package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.local.benchmark.BenchmarkRun;
import io.podium.local.benchmark.BenchmarkSize;
import io.podium.local.benchmark.ColdStart;
import io.podium.local.benchmark.EngineBenchmark;
import io.podium.local.benchmark.HandlerBenchmark;
import io.podium.local.benchmark.LpBenchmark;
import io.podium.local.benchmark.NativeHighs;
import io.podium.local.benchmark.NetlibBenchmark;
import io.podium.local.benchmark.PartitionBenchmark;
import io.podium.local.benchmark.PeakMemory;
import io.podium.optimizer.highs.HighsLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code podium benchmark}: figures of the LP engines, the handlers and the partitions. */
@Command(
        name = "benchmark",
        description = {
            "Measures the LP engines on generated allocations, beside native HiGHS where there is one.",
            "Times are the best of several after warming up, in seconds; CPU is processor time, which a shared machine disturbs less."
        },
        footer = {"", "Examples:", "  podium benchmark"},
        mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
    private final Output output;
    private final Supplier<HighsLibrary> library;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    @Mixin
    private BenchmarkArguments asked = new BenchmarkArguments();

    /** @param library loads the native library */
    BenchmarkCommand(Output output, Supplier<HighsLibrary> library) {
        this.output = output;
        this.library = library;
    }

    @Override
    public Integer call() throws InterruptedException {
        asked.check();
        HighsLibrary found = library.get();
        if (!(found instanceof HighsLibrary.Loaded loaded)) {
            throw new CommandFailure(((HighsLibrary.Missing) found).words(), ExitCode.SOFTWARE);
        }
        figures.put("java", System.getProperty("java.version"));
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("engineVersion", loaded.version());
        try {
            measure(loaded);
            if (asked.isJson()) {
                output.line(Json.write(figures));
            }
            if (asked.file() != null) {
                Files.writeString(asked.file(), Json.write(figures));
            }
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
        }
        return ExitCode.OK;
    }

    private void measure(HighsLibrary.Loaded loaded) throws IOException, InterruptedException {
        if (asked.netlib() != null) {
            NetlibBenchmark netlib = NetlibBenchmark.of(asked.netlib(), loaded);
            tell("netlib", netlib.tree(), netlib.lines());
        }
        if (asked.coldStarts() > 0) {
            ColdStart cold = ColdStart.measure(BenchmarkSize.of("A100x5"), asked.coldStarts());
            tell("coldStart", cold.tree(), cold.lines());
        }
        if (asked.handlers() > 0) {
            HandlerBenchmark handlers =
                    HandlerBenchmark.of(asked.handlers(), Home.find().template());
            tell("handlers", handlers.tree(), handlers.lines());
        }
        PartitionBenchmark.Spread spread = asked.partitions();
        if (spread != null) {
            PartitionBenchmark partitions =
                    PartitionBenchmark.of(spread, Home.find().template());
            tell("partitions", partitions.tree(), partitions.lines());
        }
        if (asked.engines()) {
            EngineBenchmark engines = EngineBenchmark.of(loaded, asked.repeat());
            tell("engines", engines.tree(), engines.lines());
        }
        List<BenchmarkSize> sizes = asked.sizes();
        if (!sizes.isEmpty()) {
            LpBenchmark benchmark = new LpBenchmark(loaded, highs(), asked.repeat());
            tell("programs", programs(benchmark, sizes).tree(), List.of());
        }
        PeakMemory.mebibytes()
                .ifPresent(mebibytes -> tell(
                        "peakMemoryMiB", mebibytes, List.of("most memory of this process: " + mebibytes + " MiB")));
    }

    private BenchmarkRun programs(LpBenchmark benchmark, List<BenchmarkSize> sizes)
            throws IOException, InterruptedException {
        try (Bar bar = new Bar(output, "programs begun", sizes.size())) {
            Consumer<String> progress = words -> {
                output.note(words);
                bar.step();
            };
            return BenchmarkRun.of(benchmark, sizes, asked.once(), progress, this::tellRow);
        }
    }

    private @Nullable NativeHighs highs() throws InterruptedException {
        if (asked.once()) {
            return null;
        }
        try {
            return NativeHighs.of(asked.python());
        } catch (IOException e) {
            output.note("native HiGHS is not compared: " + e.getMessage());
            return null;
        }
    }

    private void tellRow(String row) {
        if (!asked.isJson()) {
            output.line(row);
        }
    }

    private void tell(String name, Object tree, List<String> lines) {
        figures.put(name, tree);
        if (!asked.isJson()) {
            lines.forEach(output::line);
            output.line("");
        }
    }
}
