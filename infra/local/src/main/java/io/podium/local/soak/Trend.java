package io.podium.local.soak;

import java.util.Arrays;
import java.util.List;

/**
 * How a figure moved over the minutes: the slope is the median of the slopes of all pairs (Theil 1950, Sen 1968), which a few
 * odd minutes do not move.
 *
 * @param name the figure
 * @param median of all minutes
 * @param growth the slope times the span of the minutes
 * @param allowed the most that it may have grown and be called flat
 */
public record Trend(String name, double median, double growth, double allowed) {

    /**
     * Judges a figure.
     *
     * @param values one a minute, at least one
     * @param share of its median by which it may grow
     * @param floor by which it may grow in any case, in the figure's unit
     */
    static Trend of(String name, List<Double> values, double share, double floor) {
        double[] slopes = new double[values.size() * (values.size() - 1) / 2];
        int next = 0;
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                slopes[next++] = (values.get(j) - values.get(i)) / (j - i);
            }
        }
        double median = median(values.stream().mapToDouble(Double::doubleValue).toArray());
        double growth = slopes.length == 0 ? 0 : median(slopes) * (values.size() - 1);
        return new Trend(name, median, growth, Math.max(floor, share * median));
    }

    /** Returns whether it did not grow. */
    public boolean isFlat() {
        return growth <= allowed;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
