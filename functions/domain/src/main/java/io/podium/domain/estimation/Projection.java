package io.podium.domain.estimation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * When a waiting task starts, by Monte Carlo: the line is worked off many times with durations and arrivals drawn from
 * what is thought of them (list scheduling as in Graham, "Bounds on multiprocessing timing anomalies", 1969, on a
 * G/G/c queue with priorities). It assumes that slots are alike, that none is idle while a task waits, that nothing
 * fails, and that what arrives is like what arrived lately.
 */
public final class Projection {
    /** The part of all cases in which the interval is meant to hold. */
    public static final double COVERAGE = 0.8;

    /**
     * The quantiles of the paths that the interval lies between. They lie further out than the coverage alone would ask,
     * because real arrivals come more in bursts than those drawn, and more upwards than downwards; see
     * infra/docs/explain.md for what they were set by.
     */
    private static final double LOW = 0.08;

    private static final double HIGH = 0.97;

    private final double[] starts;
    private final int paths;

    private Projection(double[] starts, int paths) {
        this.starts = starts;
        this.paths = paths;
    }

    /**
     * Projects a line.
     *
     * @param paths how often it is worked off, at least 1; once is enough where all is known
     */
    public static Projection of(Line line, int paths, RandomGenerator random) {
        Newcomers overtaking = line.newcomers().before(line.rank());
        boolean known = overtaking.load() == 0
                && line.running().stream().allMatch(task -> task.duration().isKnown())
                && line.ahead().stream().allMatch(Belief::isKnown);
        double[] starts = new double[known ? 1 : paths];
        Arrays.setAll(starts, path -> new Path(line, overtaking, random).start());
        Arrays.sort(starts);
        return new Projection(starts, paths);
    }

    /** Returns the seconds until the start. */
    public Estimate start() {
        return estimate(starts);
    }

    /** Returns the seconds until the end of a task of this duration. */
    public Estimate finish(Belief duration, RandomGenerator random) {
        return estimate(finishes(duration, random));
    }

    /** Returns how likely a task of this duration ends later than so many seconds from now. */
    public double chanceToMiss(Belief duration, double dueSeconds, RandomGenerator random) {
        return Arrays.stream(finishes(duration, random))
                        .filter(finish -> finish > dueSeconds)
                        .count()
                / (double) (duration.isKnown() ? starts.length : paths);
    }

    private double[] finishes(Belief duration, RandomGenerator random) {
        double[] finishes = new double[duration.isKnown() ? starts.length : paths];
        Arrays.setAll(finishes, path -> starts[path % starts.length] + duration.draw(random));
        Arrays.sort(finishes);
        return finishes;
    }

    private static Estimate estimate(double[] sorted) {
        return new Estimate(quantile(sorted, 0.5), quantile(sorted, LOW), quantile(sorted, HIGH));
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
    }
}
