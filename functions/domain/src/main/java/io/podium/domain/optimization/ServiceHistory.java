package io.podium.domain.optimization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many instances a service had in the last cycles, as found running and not as planned.
 *
 * @param totals instances at the start of each cycle, oldest first, at most {@link #LENGTH}
 * @param lastGrownAt when it was first found larger than before, or null
 */
public record ServiceHistory(List<Integer> totals, @Nullable Instant lastGrownAt) {

    /** Cycles that are remembered. */
    public static final int LENGTH = 8;

    /** Nothing is known yet. */
    public static final ServiceHistory NONE = new ServiceHistory(List.of(), null);

    private static final int REVERSALS_OF_OSCILLATION = 3;

    public ServiceHistory {
        totals = List.copyOf(totals);
    }

    /** Returns the history with what is running now. */
    public ServiceHistory observing(int instances, Instant now) {
        List<Integer> longer = new ArrayList<>(totals);
        longer.add(instances);
        boolean grown = !totals.isEmpty() && instances > totals.get(totals.size() - 1);
        return new ServiceHistory(
                longer.subList(Math.max(0, longer.size() - LENGTH), longer.size()), grown ? now : lastGrownAt);
    }

    /** Returns whether the service went up and down by turns: three reversals within the memory. */
    public boolean isOscillating() {
        int reversals = 0;
        int direction = 0;
        for (int at = 1; at < totals.size(); at++) {
            int change = Integer.signum(totals.get(at) - totals.get(at - 1));
            if (change != 0) {
                reversals += change == -direction ? 1 : 0;
                direction = change;
            }
        }
        return reversals >= REVERSALS_OF_OSCILLATION;
    }
}
