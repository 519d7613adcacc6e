package io.podium.domain.estimation;

/** When slots come free, the earliest first: a binary heap of plain numbers. */
final class SlotTimes {
    private final double[] times;
    private int size;

    SlotTimes(int slots) {
        times = new double[slots];
    }

    void add(double time) {
        int place = size++;
        while (place > 0 && times[(place - 1) / 2] > time) {
            times[place] = times[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        times[place] = time;
    }

    boolean isFull() {
        return size == times.length;
    }

    double earliest() {
        return times[0];
    }

    /** The earliest slot is taken until a time, which is not before it came free. */
    void takeUntil(double time) {
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            times[place] = times[child];
            place = child;
        }
        times[place] = time;
    }
}
