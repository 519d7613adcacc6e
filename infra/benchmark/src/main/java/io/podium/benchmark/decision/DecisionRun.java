package io.podium.benchmark.decision;

import io.podium.benchmark.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Placements a second of one core, by processor time, which other work on the machine disturbs less than the clock. */
public final class DecisionRun {
    private DecisionRun() {}

    /**
     * Measures.
     *
     * @param quick whether only the middle size is
     */
    public static Figures measure(boolean quick) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(PlacementBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms3g", "-Xmx3g", "-XX:+UseSerialGC")
                .forks(1)
                .warmupIterations(4)
                .measurementIterations(5);
        if (quick) {
            options.param("tasks", "100000");
        }
        Figures figures = new Figures();
        for (RunResult result : new Runner(options.build()).run()) {
            figures.add(row(result));
        }
        return figures;
    }

    private static Map<String, Object> row(RunResult result) {
        long tasks = Long.parseLong(result.getParams().getParam("tasks"));
        double seconds = sum(result, "cpuMicros") / 1e6;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ready tasks", tasks);
        row.put("services a pool", Long.parseLong(result.getParams().getParam("servicesAPool")));
        row.put("placements/s of a core", Math.round(sum(result, "placements") / seconds));
        row.put("by the clock", Math.round(tasks / result.getPrimaryResult().getScore() * 1_000));
        row.put("bytes allocated/placement", Math.round(gc(result) / tasks));
        return row;
    }

    private static double sum(RunResult result, String counter) {
        return Objects.requireNonNull(result.getSecondaryResults().get(counter), counter)
                .getStatistics()
                .getSum();
    }

    private static double gc(RunResult result) {
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                return result.getSecondaryResults().get(name).getScore();
            }
        }
        throw new IllegalStateException("the profiler told no allocation rate");
    }
}
