package io.podium.lambda.metrics;

import io.podium.domain.metrics.Measurements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured in a pool over the range of a query.
 *
 * @param all the sum
 * @param points the sums over steps of the query's resolution, none without one
 */
record Series(Measurements all, List<Point> points) {

    /**
     * A step in which something was measured.
     *
     * @param at its beginning
     * @param seconds how much of it is within the range
     * @param bySubject what was measured in it
     * @param all the same, not split
     */
    record Point(Instant at, double seconds, Map<String, Measurements> bySubject, Measurements all) {}

    static Series of(SortedMap<Instant, Measurements> windows, MetricsQuery query) {
        Measurements all = Measurements.sum(windows.values());
        List<Point> points = new ArrayList<>();
        Duration step = query.resolution();
        if (step != null) {
            SortedMap<Instant, List<Measurements>> steps = new TreeMap<>();
            windows.forEach(
                    (begin, window) -> steps.computeIfAbsent(MetricsQuery.floor(begin, step), any -> new ArrayList<>())
                            .add(window));
            steps.forEach((begin, parts) -> points.add(point(begin, step, query.to(), Measurements.sum(parts))));
        }
        return new Series(all, points);
    }

    private static Point point(Instant begin, Duration step, Instant to, Measurements sum) {
        Instant end = begin.plus(step).isBefore(to) ? begin.plus(step) : to;
        return new Point(begin, Duration.between(begin, end).toMillis() / 1000.0, sum.bySubject(), sum);
    }
}
