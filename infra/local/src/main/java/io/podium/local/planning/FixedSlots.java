package io.podium.local.planning;

import io.podium.local.trace.Arrival;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** A trace on a fixed number of slots, first come first served. */
final class FixedSlots {
    private static final double P99 = 0.99;

    private FixedSlots() {}

    /** What a number of slots, held from the start to the last completion, costs and gives. */
    static SlotUse use(List<Arrival> arrivals, int slots) {
        double[] starts = starts(arrivals, slots);
        double end = 0;
        for (int task = 0; task < starts.length; task++) {
            end = Math.max(end, starts[task] + arrivals.get(task).duration());
        }
        return SlotUse.of(slots * end, end, waits(arrivals, starts));
    }

    /** Returns the waits of the tasks in seconds, in order of size. */
    static double[] waits(List<Arrival> arrivals, int slots) {
        return waits(arrivals, starts(arrivals, slots));
    }

    private static double[] waits(List<Arrival> arrivals, double[] starts) {
        double[] waits = new double[starts.length];
        for (int task = 0; task < waits.length; task++) {
            waits[task] = starts[task] - arrivals.get(task).at();
        }
        Arrays.sort(waits);
        return waits;
    }

    private static double[] starts(List<Arrival> arrivals, int slots) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int slot = 0; slot < slots; slot++) {
            free.add(0.0);
        }
        double[] starts = new double[arrivals.size()];
        for (int task = 0; task < starts.length; task++) {
            Arrival arrival = arrivals.get(task);
            starts[task] = Math.max(arrival.at(), free.remove());
            free.add(starts[task] + arrival.duration());
        }
        return starts;
    }

    /** Returns the fewest slots with which 99 of 100 tasks wait no longer, or {@code most} where that is not enough. */
    static int fewest(List<Arrival> arrivals, double p99Seconds, int most) {
        int low = 1;
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (p99(waits(arrivals, middle)) <= p99Seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns the value at index floor(0.99 n). */
    static double p99(double[] sorted) {
        return sorted[(int) (P99 * sorted.length)];
    }
}
