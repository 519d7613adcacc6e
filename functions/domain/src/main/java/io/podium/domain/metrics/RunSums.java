package io.podium.domain.metrics;

/**
 * Sums over the durations of runs, from which their mean and deviation follow. Sums of several times add up, and may be
 * weighed.
 *
 * @param count how many runs, or the sum of their weights; at least 0
 * @param seconds the sum of their durations
 * @param squares the sum of the squares of their durations
 */
public record RunSums(double count, double seconds, double squares) {
    /** Of no runs. */
    public static final RunSums NONE = new RunSums(0, 0, 0);

    /** Returns the sum of both. */
    public RunSums plus(RunSums other) {
        return new RunSums(count + other.count, seconds + other.seconds, squares + other.squares);
    }

    /** Returns the sums with every run weighed by this factor. */
    public RunSums times(double factor) {
        return new RunSums(count * factor, seconds * factor, squares * factor);
    }

    /** Returns the mean duration, 0 of no runs. */
    public double mean() {
        return count > 0 ? seconds / count : 0;
    }

    /**
     * Returns the standard deviation of the durations, corrected for its own mean being taken from them (Bessel). Of fewer
     * than two runs nothing is known; it is then taken to be as large as the mean, as of exponential times.
     */
    public double deviation() {
        if (count < 2) {
            return mean();
        }
        double spread = Math.max(0, squares / count - mean() * mean());
        return Math.sqrt(spread * count / (count - 1));
    }

    /** Returns the standard error of the mean: the deviation over the root of the count; 0 of no runs. */
    public double error() {
        return count > 0 ? deviation() / Math.sqrt(count) : 0;
    }
}
