package io.podium.domain.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the waits of a run are spread over time and over the sizes of jobs. */
public final class WaitProfile {
    /** Half decades: 0, 0.3, 1, 3 and so on to 100,000 s; the last class has no end. */
    private static final double[] EDGES = {0, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000};

    private final SimulationResult result;

    public WaitProfile(SimulationResult result) {
        this.result = result;
    }

    /**
     * The jobs of about one duration.
     *
     * @param fromSeconds their durations are at least this
     * @param toSeconds and less than this, which may be infinite
     * @param jobs how many they are, at least 1
     * @param meanWaitSeconds their mean wait
     * @param p99WaitSeconds the quantile 0.99 of their waits
     */
    public record SizeClass(
            double fromSeconds, double toSeconds, int jobs, double meanWaitSeconds, double p99WaitSeconds) {}

    /**
     * Returns the mean wait of the jobs that arrived in each of so many equal parts of the time from 0 to {@code until};
     * NaN where none did.
     */
    public double[] byArrival(double until, int parts) {
        double[] sums = new double[parts];
        int[] counts = new int[parts];
        for (int job = 0; job < result.jobs().size(); job++) {
            double arrival = result.jobs().get(job).arrivalSeconds();
            if (arrival <= until) {
                int part = Math.min(parts - 1, (int) (arrival / until * parts));
                sums[part] += result.waitSeconds(job);
                counts[part]++;
            }
        }
        return IntStream.range(0, parts)
                .mapToDouble(part -> sums[part] / counts[part])
                .toArray();
    }

    /** Returns the classes that have jobs, from the shortest on. */
    public List<SizeClass> bySize() {
        List<SizeClass> classes = new ArrayList<>();
        for (int i = 0; i < EDGES.length; i++) {
            double from = EDGES[i];
            double to = i + 1 < EDGES.length ? EDGES[i + 1] : Double.POSITIVE_INFINITY;
            double[] waits = IntStream.range(0, result.jobs().size())
                    .filter(job -> result.jobs().get(job).seconds() >= from
                            && result.jobs().get(job).seconds() < to)
                    .mapToDouble(result::waitSeconds)
                    .sorted()
                    .toArray();
            if (waits.length > 0) {
                double mean = Arrays.stream(waits).average().orElseThrow();
                classes.add(new SizeClass(from, to, waits.length, mean, Quantile.of(waits, 0.99)));
            }
        }
        return classes;
    }
}
