package io.podium.local.report;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A value in the course of a replay.
 *
 * @param points the value by the time of its beginning, in seconds since the replay began
 * @param lastsSeconds how long a point lasts; infinite for until the next one
 */
record Course(NavigableMap<Double, Double> points, double lastsSeconds) {

    /** Each value lasts until the next one. */
    static Course ofSteps() {
        return new Course(new TreeMap<>(), Double.POSITIVE_INFINITY);
    }

    /** Each value lasts for a window. */
    static Course ofWindows(double seconds) {
        return new Course(new TreeMap<>(), seconds);
    }

    void add(double atSeconds, double value) {
        points.put(atSeconds, value);
    }

    /** Returns the values in the middle of equal parts of the time; NaN where there is none. */
    double[] sampled(double seconds, int parts) {
        double[] values = new double[parts];
        for (int i = 0; i < parts; i++) {
            values[i] = at(seconds * (i + 0.5) / parts);
        }
        return values;
    }

    private double at(double seconds) {
        Map.Entry<Double, Double> before = points.floorEntry(seconds);
        return before == null || seconds >= before.getKey() + lastsSeconds ? Double.NaN : before.getValue();
    }

    /** Returns the largest value, 0 of none. */
    double largest() {
        return points.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** Returns the last value, 0 of none. */
    double last() {
        return points.isEmpty() ? 0 : points.lastEntry().getValue();
    }

    /** Returns the mean over a time of which there are values, 0 of none. */
    double mean(double seconds, int parts) {
        return Arrays.stream(sampled(seconds, parts))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
    }

    /** Returns the course with points that last longer, each until the next one at most. */
    Course lasting(double seconds) {
        return new Course(points, seconds);
    }

    /** Returns the course in another unit. */
    Course map(DoubleUnaryOperator unit) {
        Course mapped = new Course(new TreeMap<>(), lastsSeconds);
        points.forEach((at, value) -> mapped.add(at, unit.applyAsDouble(value)));
        return mapped;
    }
}
