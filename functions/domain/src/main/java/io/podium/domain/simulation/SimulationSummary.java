package io.podium.domain.simulation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The figures of a run. A quantile p of n values is the one at index floor(p·n) of the sorted values. The bounded slowdown
 * of a job is max(1, response / max(duration, 10 s)) (Feitelson et al., "Theory and practice in parallel job
 * scheduling", 1997).
 *
 * @param tasks how many jobs ended, which are all
 * @param meanWaitSeconds the mean wait
 * @param p50WaitSeconds the quantile 0.5 of the waits
 * @param p99WaitSeconds the quantile 0.99 of the waits
 * @param maxWaitSeconds the longest wait
 * @param meanResponseSeconds the mean time from arrival to end
 * @param meanBoundedSlowdown the mean of the bounded slowdowns
 * @param preemptions how often a running job had to make room
 * @param makespanSeconds the time from the first arrival to the last end
 */
public record SimulationSummary(
        int tasks,
        double meanWaitSeconds,
        double p50WaitSeconds,
        double p99WaitSeconds,
        double maxWaitSeconds,
        double meanResponseSeconds,
        double meanBoundedSlowdown,
        long preemptions,
        double makespanSeconds) {
    private static final double SHORTEST_SECONDS = 10;

    static SimulationSummary of(SimulationResult result) {
        int n = result.jobs().size();
        double[] waits = IntStream.range(0, n).mapToDouble(result::waitSeconds).toArray();
        Arrays.sort(waits);
        double last =
                IntStream.range(0, n).mapToDouble(result::finishSeconds).max().orElseThrow();
        return new SimulationSummary(
                n,
                Arrays.stream(waits).average().orElseThrow(),
                Quantile.of(waits, 0.5),
                Quantile.of(waits, 0.99),
                waits[n - 1],
                mean(n, result::responseSeconds),
                mean(
                        n,
                        job -> boundedSlowdown(
                                result.responseSeconds(job),
                                result.jobs().get(job).seconds())),
                result.preemptions(),
                last - result.jobs().get(0).arrivalSeconds());
    }

    private static double boundedSlowdown(double response, double seconds) {
        return Math.max(1, response / Math.max(seconds, SHORTEST_SECONDS));
    }

    private static double mean(int n, IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).average().orElseThrow();
    }
}
