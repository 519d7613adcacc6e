package io.podium.domain.optimization;

import org.jspecify.annotations.Nullable;

/**
 * A mean learnt window by window: the plain mean while windows are few, exponentially smoothed afterwards. A window that
 * chance does not explain is not believed at once, unless it is out of all proportion: it is left out and remembered. Windows
 * in a row that err to the same side are believed when their mean is further off than chance explains once in fifty thousand
 * times, as in a cumulative sum test (Page, Continuous inspection schemes, Biometrika 41, 1954), which three always are; or
 * when they are as many as the mean was learnt from.
 * Deviations count the error of the windows and that of the mean they are compared with. The window in which a value jumps is
 * a mixture of before and after, so it counts a quarter once it is believed.
 *
 * @param value the mean
 * @param windows windows that it was learnt from since it last began anew, at least 1
 * @param size what it was learnt from, in the unit of the caller: windows, or observations
 * @param doubted the last windows where they were left out, or null
 */
public record RunningMean(
        double value, int windows, double size, @Nullable Doubted doubted) {

    /** What the window counts in which a value began or jumped. */
    static final double MIXTURE = 0.25;

    private static final double DOUBTFUL = 2.8;
    private static final double UNDENIABLE = 5;
    private static final double TOGETHER = 4.25;

    /**
     * Windows in a row, all above the mean or all below it, that were left out.
     *
     * @param value their mean
     * @param windows how many, at least 1
     */
    public record Doubted(double value, int windows) {

        /** Returns these with one more; only itself where these are none, or were to the other side of the mean. */
        static Doubted with(@Nullable Doubted before, double seen, double mean) {
            if (before == null || (before.value > mean) != (seen > mean)) {
                return new Doubted(seen, 1);
            }
            int windows = before.windows + 1;
            return new Doubted(before.value + (seen - before.value) / windows, windows);
        }
    }

    static RunningMean of(double first, double size) {
        return new RunningMean(first, 1, size, null);
    }

    /**
     * Returns the mean with one more window.
     *
     * @param seen the window's value
     * @param deviation standard deviation that chance gives one window's value
     * @param amount the window's size
     * @param smoothing least weight of a window of its size
     */
    RunningMean with(double seen, double deviation, double amount, double smoothing) {
        double known = Math.min(size, amount * (1 - smoothing) / smoothing);
        double ofMean = amount / known;
        if (surprise(seen, deviation, 1 + ofMean) > DOUBTFUL) {
            Doubted odd = Doubted.with(doubted, seen, value);
            boolean better = odd.windows * amount >= known
                    || surprise(odd.value, deviation, 1.0 / odd.windows + ofMean) > TOGETHER;
            if (odd.windows > 1 && better) {
                return new RunningMean(odd.value, odd.windows, odd.windows * amount, null);
            }
            return surprise(seen, deviation, 1 + ofMean) > UNDENIABLE
                    ? of(seen, MIXTURE * amount)
                    : new RunningMean(value, windows, size, odd);
        }
        double weight = amount / (known + amount);
        return new RunningMean(weight * seen + (1 - weight) * value, windows + 1, size + amount, null);
    }

    /** Returns by how many standard deviations a value is off the mean. */
    private double surprise(double seen, double deviation, double variances) {
        return Math.abs(seen - value) / (deviation * Math.sqrt(variances));
    }

    /** Returns the factor on a window's variance that the variance of the mean of so many is. */
    static double averaging(int windows, double smoothing) {
        return Math.max(1.0 / windows, smoothing / (2 - smoothing));
    }
}
