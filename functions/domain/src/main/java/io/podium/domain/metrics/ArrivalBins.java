package io.podium.domain.metrics;

import io.podium.domain.queueing.Dispersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How many tasks were submitted in each stretch of {@link #BIN} of a minute, kept in the counter item that a task type has
 * for the minute anyway.
 *
 * @param counts tasks by stretch, fractions where a service gets a part of a type's tasks
 * @param chance variance of a count that comes from which tasks those are, not from when they were submitted
 */
public record ArrivalBins(List<Double> counts, double chance) {
    /** The stretch of time that is counted as one. */
    public static final Duration BIN = Duration.ofSeconds(5);

    private static final String NAME = "b";
    private static final long MINUTE = 60;

    /** Stretches in a minute. */
    public static final int IN_A_MINUTE = (int) (MINUTE / BIN.toSeconds());

    public ArrivalBins {
        counts = List.copyOf(counts);
    }

    /** Of no tasks. */
    public static ArrivalBins none() {
        return new ArrivalBins(Collections.nCopies(IN_A_MINUTE, 0.0), 0);
    }

    /** Tasks of a type were submitted at some time; counts them for the minute and for the stretch in it. */
    public static Measurements arrived(String type, Instant at, int count) {
        long bin = Math.floorMod(at.getEpochSecond(), MINUTE) / BIN.toSeconds();
        return Measurements.arrived(type, count)
                .plus(new Measurements(Map.of(NAME + bin + "/" + type, (double) count)));
    }

    /**
     * Returns these with a part of a type's tasks. Which tasks that part is counts as chance, each task for itself, as in
     * Whitt, The queueing network analyzer, Bell System Technical Journal 62, 1983, section IV.
     *
     * @param measured one minute
     * @param share the part, above 0 and at most 1
     */
    public ArrivalBins plus(Measurements measured, String type, double share) {
        List<Double> sum = new ArrayList<>();
        double all = 0;
        for (int bin = 0; bin < IN_A_MINUTE; bin++) {
            double count = measured.amount(NAME + bin + "/" + type);
            all += count;
            sum.add(counts.get(bin) + share * count);
        }
        return new ArrivalBins(sum, chance + share * (1 - share) * all / IN_A_MINUTE);
    }

    /** Returns the tasks in all stretches. */
    public double total() {
        return counts.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the squared coefficient of variation of the times between submissions; see {@link Dispersion}. */
    public double variability() {
        return Dispersion.of(counts, chance);
    }
}
