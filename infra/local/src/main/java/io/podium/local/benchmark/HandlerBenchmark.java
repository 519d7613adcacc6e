package io.podium.local.benchmark;

import io.podium.local.cost.CostOptions;
import io.podium.local.cost.CostRun;
import io.podium.local.trace.Arrival;
import io.podium.local.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The processor time of the handlers per task, of all steps of its life, on stores and queues in memory whose own time does
 * not count; and where it goes.
 */
public final class HandlerBenchmark {
    private static final int BATCH = 100;
    private static final int SERVICES = 10;
    private static final double RATE = 50;
    private static final double MEAN_SECONDS = 10;
    private static final String ON_TIMER = "@timer";

    private final int tasks;
    private final Map<String, Double> micros;
    private final HotSpots spots;

    private HandlerBenchmark(int tasks, Map<String, Double> micros, HotSpots spots) {
        this.tasks = tasks;
        this.micros = micros;
        this.spots = spots;
    }

    /**
     * Runs a workload twice to warm up, once to measure and once to sample, by a hundred tasks a call. What is measured is
     * not sampled: when the recorder begins, the virtual machine drops compiled code.
     *
     * @param tasks how many, at least 1
     * @throws IOException if the template cannot be read
     */
    public static HandlerBenchmark of(int tasks, Path template) throws IOException {
        Trace trace = trace(tasks);
        CostOptions options = new CostOptions(trace, BATCH, CostOptions.Targets.queue, SERVICES, RATE, null);
        CostRun.handlerNanos(options, template);
        CostRun.handlerNanos(options, template);
        Map<String, Double> micros = new TreeMap<>();
        CostRun.handlerNanos(options, template).forEach((step, nanos) -> {
            if (!step.endsWith(ON_TIMER)) {
                micros.put(step, nanos / 1e3 / tasks);
            }
        });
        HotSpots spots = HotSpots.of(() -> CostRun.handlerNanos(options, template));
        return new HandlerBenchmark(tasks, micros, spots);
    }

    private static Trace trace(int tasks) {
        RandomGenerator random = new SplittableRandom(1);
        List<Arrival> arrivals = new ArrayList<>();
        for (int number = 0; number < tasks; number++) {
            double seconds = -MEAN_SECONDS * Math.log1p(-random.nextDouble());
            arrivals.add(new Arrival(number / RATE, seconds, "work", 0, "tenant", null, null, null));
        }
        return Trace.of("handlers", arrivals);
    }

    private double all() {
        return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the figures as a plain tree. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("tasks", (long) tasks);
        tree.put("batch", (long) BATCH);
        tree.put("microsPerTask", all());
        tree.put("microsPerTaskByStep", new LinkedHashMap<>(micros));
        tree.put("hotSpots", spots.tree());
        return tree;
    }

    /** Returns the lines of tables in Markdown. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        micros.forEach((step, each) -> {
            if (each >= 0.05) {
                rows.add(List.of(step, micros(each)));
            }
        });
        rows.add(List.of("all", micros(all())));
        List<String> lines =
                new ArrayList<>(BenchmarkText.table(List.of("handler", "microseconds of CPU a task"), rows));
        lines.add("");
        lines.addAll(spots.lines());
        return lines;
    }

    private static String micros(double each) {
        return String.format(Locale.ROOT, "%.1f", each);
    }
}
