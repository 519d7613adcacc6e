package io.podium.domain.optimization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many instances a service had in the last windows, as found running and not as planned, and under which load.
 *
 * @param totals instances in the cycle at the end of each window, oldest first, at most {@link #LENGTH}
 * @param loads slots that arrivals keep busy on average, backlog apart, at the same times
 * @param between what was found since the last of them, in cycles between two windows' ends, or null before the first
 * @param lastGrownAt when the plan was made after which it was found larger than before, or null
 */
public record ServiceHistory(
        List<Integer> totals,
        List<Double> loads,
        @Nullable Between between,
        @Nullable Instant lastGrownAt) {

    /** Windows that are remembered. */
    public static final int LENGTH = 10;

    /** Nothing is known yet. */
    public static final ServiceHistory NONE = new ServiceHistory(List.of(), List.of(), null, null);

    private static final int REVERSALS_OF_OSCILLATION = 3;

    public ServiceHistory {
        totals = List.copyOf(totals);
        loads = List.copyOf(loads);
        if (loads.size() != totals.size()) {
            throw new IllegalArgumentException(
                    "a history has a load for each total: " + loads.size() + " for " + totals.size());
        }
    }

    /**
     * What ran in cycles between the ends of two windows.
     *
     * @param least the fewest instances
     * @param latest the last ones found
     */
    public record Between(int least, int latest) {}

    /**
     * Returns the history with what is running at the end of a window.
     *
     * @param instances what runs
     * @param load slots that arrivals keep busy
     * @param changedAt when the last plan was made, which is when it grew if it has grown
     */
    public ServiceHistory observing(int instances, double load, Instant changedAt) {
        return new ServiceHistory(longer(totals, instances), longer(loads, load), null, grownAt(instances, changedAt));
    }

    /** Returns the history with what is running in a cycle that is not at the end of a window. */
    public ServiceHistory observingBetween(int instances, Instant changedAt) {
        int least = Math.min(instances, between == null ? instances : between.least);
        return new ServiceHistory(totals, loads, new Between(least, instances), grownAt(instances, changedAt));
    }

    private @Nullable Instant grownAt(int instances, Instant changedAt) {
        int before = between != null ? between.latest : totals.isEmpty() ? instances : totals.get(totals.size() - 1);
        return instances > before ? changedAt : lastGrownAt;
    }

    /** Returns the fewest instances from the end of the last window to now, at which there are so many. */
    int least(int instances) {
        int since = between == null ? instances : Math.min(instances, between.least);
        return totals.isEmpty() ? since : Math.min(since, totals.get(totals.size() - 1));
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

    /** Returns whether it was found larger at the end of one of the last windows than at the end of the one before. */
    boolean grewIn(int windows) {
        for (int at = Math.max(1, totals.size() - windows); at < totals.size(); at++) {
            if (totals.get(at) > totals.get(at - 1)) {
                return true;
            }
        }
        return false;
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
