package io.podium.local.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The figures of several programs.
 *
 * @param measurements in the order asked
 */
public record BenchmarkRun(List<LpMeasurement> measurements) {

    public BenchmarkRun {
        measurements = List.copyOf(measurements);
    }

    /**
     * Measures sizes in turn.
     *
     * @param once whether each is solved a single time and nothing is compared
     * @param progress told of each as it begins
     * @param rows given the lines of a table in Markdown, each program's as soon as it is measured
     * @throws IOException if native HiGHS cannot be run
     */
    public static BenchmarkRun of(
            LpBenchmark benchmark,
            List<BenchmarkSize> sizes,
            boolean once,
            Consumer<String> progress,
            Consumer<String> rows)
            throws IOException, InterruptedException {
        List<LpMeasurement> measurements = new ArrayList<>();
        BenchmarkText.programs().forEach(rows);
        for (BenchmarkSize size : sizes) {
            progress.accept("measuring " + size.text());
            LpMeasurement measured = once ? benchmark.once(size) : benchmark.measure(size);
            measurements.add(measured);
            rows.accept(BenchmarkText.program(measured));
        }
        return new BenchmarkRun(measurements);
    }

    /** Returns the figures as plain trees. */
    public List<Map<String, Object>> tree() {
        return measurements.stream().map(LpMeasurement::tree).toList();
    }
}
