package io.podium.domain.estimation;

import io.podium.domain.metrics.Measurements;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arrivals among what is measured of a task type: how many of about which rank, and how much work. */
public final class ArrivalCounts {
    private static final String COUNT = "c";
    private static final String OFFSETS = "o";
    private static final String SECONDS = "s";

    private ArrivalCounts() {}

    /**
     * A task was submitted.
     *
     * @param offset see {@link RankFrame#offset}
     * @param expectedSeconds what is thought of its duration
     */
    public static Measurements of(String type, double offset, double expectedSeconds) {
        String suffix = Tally.classOf(offset) + "/" + type;
        Map<String, Double> amounts = new TreeMap<>();
        amounts.put(COUNT + suffix, 1.0);
        amounts.put(SECONDS + suffix, expectedSeconds);
        // Where ranks are durations, one sum tells both.
        if (offset != expectedSeconds) {
            amounts.put(OFFSETS + suffix, offset - expectedSeconds);
        }
        return new Measurements(amounts);
    }

    /** Returns the arrivals of some types in what was measured. */
    public static SortedMap<Integer, Tally> in(Measurements measured, Iterable<String> types) {
        SortedMap<Integer, Tally> tallies = new TreeMap<>();
        Map<String, Measurements> bySubject = measured.bySubject();
        for (String type : types) {
            Map<String, Double> amounts =
                    bySubject.getOrDefault(type, Measurements.none()).amounts();
            amounts.forEach((name, count) -> {
                String number = name.substring(0, name.lastIndexOf('/'));
                if (number.matches(COUNT + "-?[0-9]+")) {
                    String suffix = name.substring(COUNT.length());
                    double seconds = amounts.getOrDefault(SECONDS + suffix, 0.0);
                    double offsets = seconds + amounts.getOrDefault(OFFSETS + suffix, 0.0);
                    tallies.merge(
                            Integer.parseInt(number.substring(COUNT.length())),
                            new Tally(count, offsets, seconds),
                            Tally::plus);
                }
            });
        }
        return tallies;
    }
}
