package io.podium.domain.optimization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many instances a service had in the last cycles, as found running and not as planned, and under which load.
 *
 * @param totals instances at the start of each cycle, oldest first, at most {@link #LENGTH}
 * @param loads slots that arrivals keep busy on average, backlog apart, at the same times
 * @param lastGrownAt when the plan was made after which it was found larger than before, or null
 */
public record ServiceHistory(
        List<Integer> totals, List<Double> loads, @Nullable Instant lastGrownAt) {

    /** Cycles that are remembered. */
    public static final int LENGTH = 10;

    /** Nothing is known yet. */
    public static final ServiceHistory NONE = new ServiceHistory(List.of(), List.of(), null);

    private static final int REVERSALS_OF_OSCILLATION = 3;

    public ServiceHistory {
        totals = List.copyOf(totals);
        loads = List.copyOf(loads);
        if (loads.size() != totals.size()) {
            throw new IllegalArgumentException(
                    "a history has a load for each cycle: " + loads.size() + " for " + totals.size());
        }
    }

    /**
     * Returns the history with what is running now.
     *
     * @param instances what runs
     * @param load slots that arrivals keep busy
     * @param changedAt when the last plan was made, which is when it grew if it has grown
     */
    public ServiceHistory observing(int instances, double load, Instant changedAt) {
        boolean grown = !totals.isEmpty() && instances > totals.get(totals.size() - 1);
        return new ServiceHistory(longer(totals, instances), longer(loads, load), grown ? changedAt : lastGrownAt);
    }

    private static <T> List<T> longer(List<T> values, T next) {
        List<T> longer = new ArrayList<>(values);
        longer.add(next);
        return longer.subList(Math.max(0, longer.size() - LENGTH), longer.size());
    }

    /** Returns whether it had so many instances at the start of each of the last cycles. */
    boolean wasAt(int instances, int cycles) {
        return totals.size() >= cycles
                && totals.subList(totals.size() - cycles, totals.size()).stream()
                        .allMatch(total -> total == instances);
    }

    /**
     * Returns whether the service goes up and down by itself: it reversed its direction three times within the memory,
     * while the load stayed within a band. A service that follows a load that goes up and down does not oscillate.
     *
     * @param band how far the largest load may be above the smallest, relative
     */
    public boolean isOscillating(double band) {
        if (reversals() < REVERSALS_OF_OSCILLATION) {
            return false;
        }
        return Collections.max(loads) <= Collections.min(loads) * (1 + band);
    }

    private int reversals() {
        int reversals = 0;
        int direction = 0;
        for (int at = 1; at < totals.size(); at++) {
            int change = Integer.signum(totals.get(at) - totals.get(at - 1));
            if (change != 0) {
                reversals += change == -direction ? 1 : 0;
                direction = change;
            }
        }
        return reversals;
    }
}
