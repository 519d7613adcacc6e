package io.podium.domain.simulation;

import java.util.Arrays;

/** Writes down how full the machine was, and tells its means over equal parts of a stretch of time. */
public final class Timeline implements SimulationObserver {
    private static final int SOME = 1_024;

    private double[] at = new double[SOME];
    private int[] waiting = new int[SOME];
    private int[] inUse = new int[SOME];
    private int size;

    @Override
    public void changed(double seconds, int jobsWaiting, int processorsInUse) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            waiting = Arrays.copyOf(waiting, 2 * size);
            inUse = Arrays.copyOf(inUse, 2 * size);
        }
        at[size] = seconds;
        waiting[size] = jobsWaiting;
        inUse[size] = processorsInUse;
        size++;
    }

    /** Returns the mean number of waiting jobs in each of so many equal parts of the time from 0 to {@code until}. */
    public double[] meanWaiting(double until, int parts) {
        return means(waiting, until, parts);
    }

    /** Returns the mean number of processors in use in each of so many equal parts of the time from 0 to {@code until}. */
    public double[] meanInUse(double until, int parts) {
        return means(inUse, until, parts);
    }

    private double[] means(int[] values, double until, int parts) {
        double width = until / parts;
        double[] sums = new double[parts];
        for (int i = 0; i < size && at[i] < until; i++) {
            double end = i + 1 < size ? Math.min(at[i + 1], until) : until;
            spread(sums, width, at[i], end, values[i]);
        }
        return Arrays.stream(sums).map(sum -> sum / width).toArray();
    }

    private static void spread(double[] sums, double width, double from, double to, int value) {
        if (value == 0) {
            return;
        }
        for (int part = (int) (from / width); part < sums.length && part * width < to; part++) {
            double overlap = Math.min(to, (part + 1) * width) - Math.max(from, part * width);
            sums[part] += value * Math.max(0, overlap);
        }
    }
}
