package io.podium.benchmark.throughput;

import io.podium.benchmark.Figures;
import io.podium.local.soak.StackBenchmark;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.local.store.H2Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tasks a second from submission to completion, one after the other on the same machine, beside the puts of Podium's store. */
public final class ThroughputRun {
    private static final String SYNCED = "file, fsync at each commit, shared by those that commit at a time";
    private static final String UNSYNCED = "H2 file, written at each commit without fsync";

    private static final String GIVEN = "as that server is set up";

    private ThroughputRun() {}

    /**
     * Measures.
     *
     * @param tasks how many tasks each is given, and how many items are put
     * @param temporal host:port of a Temporal server that is measured as well, or null
     * @param conductor host:port of a Conductor server that is measured as well, or null
     */
    public static Figures measure(int tasks, @Nullable String temporal, @Nullable String conductor)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("podium-throughput");
        Figures figures = new Figures();
        double puts;
        try (H2Database database = H2Database.open(Files.createDirectory(folder.resolve("puts")))) {
            StackBenchmark.puts(database.store("warm"), tasks / 4);
            puts = StackBenchmark.puts(database.store("puts"), tasks);
        }
        figures.add(row("single puts into Podium's embedded store", puts, puts, SYNCED));
        figures.add(row("Podium, over HTTP", podium(folder.resolve("podium"), tasks), puts, SYNCED));
        figures.add(row("db-scheduler", DbSchedulerRun.tasksPerSecond(folder, tasks), puts, UNSYNCED));
        figures.add(row("JobRunr", JobRunrRun.tasksPerSecond(folder, tasks), puts, UNSYNCED));
        figures.add(
                row("Temporal's server for tests", TemporalRun.tasksPerSecondInMemory(tasks), puts, "memory alone"));
        if (temporal != null) {
            double rate = TemporalRun.tasksPerSecondAt(temporal, tasks);
            figures.add(row("Temporal at " + temporal, rate, puts, GIVEN));
        }
        if (conductor != null) {
            double rate = ConductorRun.tasksPerSecondAt(conductor, tasks);
            figures.add(row("Conductor at " + conductor, rate, puts, GIVEN));
        }
        return figures;
    }

    /** Measures how long tasks take to start at parts of the highest rate. */
    public static Figures latency() throws IOException, InterruptedException {
        Figures figures = new Figures();
        try (LocalStack stack = stack(Files.createTempDirectory("podium-latency"))) {
            StackBenchmark benchmark = new StackBenchmark(stack.uri(), ThroughputRun::await);
            double highest = benchmark.highestRate();
            benchmark.starts(highest).forEach((part, quantiles) -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("part of " + Math.round(highest) + " tasks/s", part);
                row.put("p50 ms", quantiles.p50());
                row.put("p99 ms", quantiles.p99());
                figures.add(row);
            });
        }
        return figures;
    }

    private static double podium(Path folder, int tasks) throws IOException, InterruptedException {
        try (LocalStack stack = stack(folder)) {
            StackBenchmark benchmark = new StackBenchmark(stack.uri(), ThroughputRun::await);
            benchmark.tasks("warm", tasks / 4);
            return benchmark.tasks("measured", tasks);
        }
    }

    private static LocalStack stack(Path folder) throws IOException {
        return LocalStack.start(new StackOptions(
                Path.of("template.yaml"),
                0,
                folder,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                line -> {}));
    }

    private static void await(Duration time) throws InterruptedException {
        // Nobody releases it: this is time that passes under load.
        new Semaphore(0).tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Map<String, Object> row(String name, double rate, double puts, String durability) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("", name);
        row.put("a second", Math.round(rate));
        row.put("ratio to puts", Math.round(rate / puts * 100) / 100.0);
        row.put("durability", durability);
        return row;
    }
}
