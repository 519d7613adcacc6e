package io.podium.local.cli;

import io.podium.domain.resource.Pool;
import io.podium.local.benchmark.BenchmarkSize;
import io.podium.local.benchmark.PartitionBenchmark;
import io.podium.local.cost.CostOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** What is measured, and how it is written. */
final class BenchmarkArguments {
    private static final Pattern SPREAD =
            Pattern.compile("[1-9][0-9]{0,4}x[1-9][0-9]{0,3}x[1-9][0-9]{0,3}(x[1-9][0-9]?(x[1-9][0-9]{0,3})?)?");
    private static final int SECONDS = 10;
    private static final int MOST_TASKS = 1_000_000;
    private static final List<String> SIZES = List.of(
            "A100x5",
            "A500x10",
            "A1000x20",
            "A2000x30",
            "A5000x50",
            "B100x5",
            "B500x10",
            "B1000x20",
            "B2000x30",
            "B5000x50",
            "C100x5",
            "C500x10",
            "C1000x20");

    @Option(
            names = "--sizes",
            paramLabel = "SIZES",
            split = ",",
            description = "Families (A, B, C) and services x pools, as in A1000x20. Default: all three over several"
                    + " sizes, unless something else is asked for.")
    private List<String> sizes = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Solves of each, or as many as fit in 10 s; the best counts. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3")
    private int repeat;

    @Option(names = "--once", description = "Solve each size a single time and compare nothing, for large ones.")
    private boolean once;

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description = "A Python with the package highspy, to compare with native HiGHS. Default: ${DEFAULT-VALUE}.",
            defaultValue = "python3")
    private String python = "";

    @Option(
            names = "--netlib",
            paramLabel = "DIRECTORY",
            description = "Solve the programs that optima.csv there lists, by every engine.")
    private @Nullable Path netlib;

    @Option(names = "--engines", description = "Compare the engines on small programs.")
    private boolean engines;

    @Option(
            names = "--cold",
            paramLabel = "N",
            description = "Start N new processes that make a plan of A100x5 each.",
            defaultValue = "0")
    private int cold;

    @Option(
            names = "--handlers",
            paramLabel = "N",
            description = "Run N tasks through the functions, on stores and queues in memory, and tell the processor"
                    + " time of a task.",
            defaultValue = "0")
    private int handlers;

    @Option(
            names = "--partitions",
            paramLabel = "RATExPOOLSxTENANTS[xSHARDS[xSLOTS]]",
            description = "Run that many tasks a second over that many pools, as in 20000x1000x100, each of that many"
                    + " shards, as in 2000x1x1x8, with that many slots a service, for 10 s of virtual time, and tell"
                    + " the busiest partition keys of the store.")
    private @Nullable String partitions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json or text. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON there as well.")
    private @Nullable Path file;

    /** How the figures are written. */
    enum Format {
        json,
        text
    }

    /** Says what is wrong before anything is measured. */
    void check() {
        if (repeat < 1) {
            throw new CommandFailure("--repeat is at least 1, not " + repeat, ExitCode.USAGE);
        }
        if (cold < 0) {
            throw new CommandFailure("--cold is at least 0, not " + cold, ExitCode.USAGE);
        }
        if (handlers < 0 || handlers > MOST_TASKS) {
            throw new CommandFailure("--handlers is from 0 to " + MOST_TASKS + ", not " + handlers, ExitCode.USAGE);
        }
        partitions();
        sizes();
    }

    List<BenchmarkSize> sizes() {
        boolean others = netlib != null || engines || cold > 0 || handlers > 0 || partitions != null;
        List<String> asked = sizes.isEmpty() && !others ? SIZES : sizes;
        try {
            return asked.stream().map(BenchmarkSize::of).toList();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    int repeat() {
        return repeat;
    }

    boolean once() {
        return once;
    }

    String python() {
        return python;
    }

    @Nullable
    Path netlib() {
        return netlib;
    }

    boolean engines() {
        return engines;
    }

    int coldStarts() {
        return cold;
    }

    int handlers() {
        return handlers;
    }

    /** Returns what load the partitions are to bear, if one is asked for. */
    PartitionBenchmark.@Nullable Spread partitions() {
        if (partitions == null) {
            return null;
        }
        if (!SPREAD.matcher(partitions).matches()) {
            throw new CommandFailure(
                    "--partitions is rate x pools x tenants, as in 20000x1000x100, and perhaps shards and slots, not "
                            + partitions,
                    ExitCode.USAGE);
        }
        List<Integer> parts =
                Arrays.stream(partitions.split("x", -1)).map(Integer::valueOf).toList();
        int shards = parts.size() > 3 ? parts.get(3) : 1;
        if (shards > Pool.MAX_SHARDS) {
            throw new CommandFailure(
                    "a pool has 1 to " + Pool.MAX_SHARDS + " shards, not " + shards + " as in --partitions "
                            + partitions,
                    ExitCode.USAGE);
        }
        Integer slots = parts.size() > 4 ? parts.get(4) : null;
        if (slots != null && slots > CostOptions.MAX_SLOTS) {
            throw new CommandFailure(
                    "a service has 1 to " + CostOptions.MAX_SLOTS + " slots, not " + slots + " as in --partitions "
                            + partitions,
                    ExitCode.USAGE);
        }
        return new PartitionBenchmark.Spread(parts.get(0), parts.get(1), parts.get(2), shards, slots, SECONDS);
    }

    boolean isJson() {
        return format == Format.json;
    }

    @Nullable
    Path file() {
        return file;
    }
}
