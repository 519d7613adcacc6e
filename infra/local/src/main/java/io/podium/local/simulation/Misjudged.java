package io.podium.local.simulation;

import io.podium.domain.simulation.Job;
import io.podium.domain.simulation.Workload;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Traces of which the scheduler knows durations only about. */
public final class Misjudged {
    /** A billion seconds, the longest that a job may be thought to run. */
    private static final double MOST_SECONDS = 1e9;

    private Misjudged() {}

    /**
     * Returns a trace with expected durations that are off by log-normal factors: right on average, so that a queue as a
     * whole is judged well.
     *
     * @param variation the standard deviation of the factors, at least 0; 0 leaves the trace as it is
     */
    public static SimulatedTrace of(SimulatedTrace trace, double variation, long seed) {
        if (!(variation >= 0 && variation <= 10)) {
            throw new IllegalArgumentException("a duration error is from 0 to 10, not " + variation);
        }
        if (variation == 0) {
            return trace;
        }
        RandomGenerator random = new SplittableRandom(seed);
        double variance = Math.log1p(variation * variation);
        Workload workload = new Workload(trace.workload().jobs().stream()
                .map(job -> expected(job, Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2)))
                .toList());
        return new SimulatedTrace(trace.name(), workload, trace.skipped(), trace.wasSorted());
    }

    private static Job expected(Job job, double factor) {
        return job.expectedToRun(Math.min(MOST_SECONDS, job.seconds() * factor));
    }
}
