package io.podium.domain.optimization;

import org.jspecify.annotations.Nullable;

/**
 * A mean learnt window by window: the plain mean while windows are few, exponentially smoothed afterwards. A window that
 * chance does not explain is not believed at once, unless it is out of all proportion: it is left out and remembered, and
 * believed if the next one errs to the same side. One odd window in two hundred is to be expected, two in a row to one side
 * are not. The deviation counts the error of the window and that of the mean it is compared with. The window in which a
 * value jumps is a mixture of before and after, so it counts a quarter once it is believed.
 *
 * @param value the mean
 * @param windows windows that it was learnt from since it last began anew, at least 1
 * @param size what it was learnt from, in the unit of the caller: windows, or observations
 * @param doubted the last window's value where that was left out, or null
 */
public record RunningMean(
        double value, int windows, double size, @Nullable Double doubted) {

    /** What the window counts in which a value began or jumped. */
    static final double MIXTURE = 0.25;

    private static final double DOUBTFUL = 2.8;
    private static final double UNDENIABLE = 5;

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
        double surprise = (seen - value) / (deviation * Math.sqrt(1 + amount / known));
        if (Math.abs(surprise) > DOUBTFUL) {
            if (doubted != null && (doubted > value) == (seen > value)) {
                return new RunningMean((doubted + seen) / 2, 2, 2 * amount, null);
            }
            return Math.abs(surprise) > UNDENIABLE
                    ? of(seen, MIXTURE * amount)
                    : new RunningMean(value, windows, size, seen);
        }
        double weight = amount / (known + amount);
        return new RunningMean(weight * seen + (1 - weight) * value, windows + 1, size + amount, null);
    }

    /** Returns the factor on a window's variance that the variance of the mean of so many is. */
    static double averaging(int windows, double smoothing) {
        return Math.max(1.0 / windows, smoothing / (2 - smoothing));
    }
}
