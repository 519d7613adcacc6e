package io.podium.local.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a new Java process takes from its start to its end, with one plan in between.
 *
 * @param size of the allocation that is planned
 * @param seconds of each process by the clock, ascending
 */
public record ColdStart(String size, List<Double> seconds) {

    public ColdStart {
        seconds = seconds.stream().sorted().toList();
    }

    /**
     * Starts processes one after the other, on the class path and Java of this one.
     *
     * @param times how many, at least 1
     * @throws IOException if one does not start or makes no plan
     */
    public static ColdStart measure(BenchmarkSize size, int times) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            long begun = System.nanoTime();
            int code = new ProcessBuilder(command(size)).inheritIO().start().waitFor();
            seconds.add((System.nanoTime() - begun) * 1e-9);
            if (code != 0) {
                throw new IOException("the process that plans " + size.text() + " ended with " + code);
            }
        }
        return new ColdStart(size.text(), seconds);
    }

    private static List<String> command(BenchmarkSize size) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstPlan.class.getName(),
                size.text());
    }

    /** Returns the middle one. */
    double median() {
        return seconds.get(seconds.size() / 2);
    }

    /** Returns a line. */
    public List<String> lines() {
        return Collections.singletonList(String.format(
                Locale.ROOT,
                "%d new processes with a plan of %s each: median %.2f s, least %.2f s, most %.2f s",
                seconds.size(),
                size,
                median(),
                seconds.get(0),
                seconds.get(seconds.size() - 1)));
    }

    /** Returns the figures as plain trees. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("size", size);
        tree.put("medianSeconds", median());
        tree.put("seconds", seconds);
        return tree;
    }
}
