package io.podium.domain.estimation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts arrivals as they come, in windows of a minute of which the last ones are kept. Not for several threads. */
public final class RecentArrivals {
    /** How long a window is. */
    public static final double WINDOW_SECONDS = 60;

    /** How many windows are looked back on, the present one included. */
    public static final int WINDOWS = 15;

    private final Deque<SortedMap<Integer, Tally>> windows = new ArrayDeque<>();
    private long latest = -1;
    private double from;

    /**
     * Counts an arrival; none comes before one that was counted.
     *
     * @param at when, in seconds
     * @param offset see {@link RankFrame#offset}
     * @param expectedSeconds what is thought of its duration
     */
    public void add(double at, double offset, double expectedSeconds) {
        if (latest < 0) {
            from = at;
        }
        moveTo(at);
        windows.getLast().merge(Tally.classOf(offset), new Tally(1, offset, expectedSeconds), Tally::plus);
    }

    /** Returns what may yet arrive, seen from an instant that no arrival was counted after. */
    public Newcomers newcomers(double now, double slope, double variation) {
        moveTo(now);
        List<SortedMap<Integer, Tally>> kept = new ArrayList<>(windows);
        double latestFrom = Math.max(from, latest * WINDOW_SECONDS);
        return new ArrivalPattern(kept, WINDOW_SECONDS, Math.max(1, now - latestFrom)).newcomers(slope, variation);
    }

    private void moveTo(double at) {
        long window = (long) Math.floor(at / WINDOW_SECONDS);
        if (latest < 0) {
            latest = window - 1;
        }
        for (latest = Math.max(latest, window - WINDOWS); latest < window; latest++) {
            windows.addLast(new TreeMap<>());
            if (windows.size() > WINDOWS) {
                windows.removeFirst();
            }
        }
    }
}
