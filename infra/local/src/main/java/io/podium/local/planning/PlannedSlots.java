package io.podium.local.planning;

import io.podium.domain.metrics.ArrivalBins;
import io.podium.local.trace.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** A trace on slots whose number is changed as time goes on, first come first served, event by event. */
final class PlannedSlots {
    private final List<Arrival> arrivals;
    private final PriorityQueue<Running> running =
            new PriorityQueue<>((one, other) -> Double.compare(one.end, other.end));
    private final Deque<Arrival> queue = new ArrayDeque<>();
    private final Deque<Double> starting = new ArrayDeque<>();
    private final double startSeconds;
    private final List<Double> waits = new ArrayList<>();
    private Window window = new Window();
    private int next;
    private int slots;
    private double now;
    private double slotSeconds;

    private record Running(double end, double seconds, double waited) {}

    /** What happened since the window began; service times and waits are those of tasks that ended. */
    static final class Window {
        int arrivals;
        final double[] bins = new double[ArrivalBins.IN_A_MINUTE];
        final List<Double> seconds = new ArrayList<>();
        final List<Double> waits = new ArrayList<>();

        private void arrived(double at) {
            arrivals++;
            bins[(int) (at / ArrivalBins.BIN.toSeconds()) % bins.length]++;
        }
    }

    /**
     * Creates slots that are ready from the beginning.
     *
     * @param startSeconds how long a slot that is added later takes until it can run a task
     */
    PlannedSlots(List<Arrival> arrivals, int slots, double startSeconds) {
        this.arrivals = arrivals;
        this.slots = slots;
        this.startSeconds = startSeconds;
    }

    boolean isDone() {
        return next == arrivals.size() && queue.isEmpty() && running.isEmpty();
    }

    int slots() {
        return slots;
    }

    int queued() {
        return queue.size();
    }

    double now() {
        return now;
    }

    /** Returns the time integral of the planned slots, starting or ready, or of those still busy where that is more. */
    double slotSeconds() {
        return slotSeconds;
    }

    List<Double> waits() {
        return waits;
    }

    /** Runs to a time, or until the trace is done. */
    void runTo(double end) {
        runTo(end, Double.POSITIVE_INFINITY);
    }

    /**
     * Runs to a time, until the trace is done, or to the first arrival or completion that leaves tasks waiting.
     *
     * @param from arrivals and completions before this do not count
     */
    void runTo(double end, double from) {
        while (!isDone() && Math.min(nextReady(), Math.min(nextArrival(), nextEnd())) <= end) {
            if (nextReady() <= Math.min(nextArrival(), nextEnd())) {
                pass(starting.remove());
                start();
                continue;
            }
            if (nextArrival() < nextEnd()) {
                pass(nextArrival());
                queue.add(arrivals.get(next++));
                window.arrived(now);
            } else {
                pass(nextEnd());
                Running ended = running.remove();
                window.seconds.add(ended.seconds);
                window.waits.add(ended.waited);
            }
            start();
            if (now >= from && !queue.isEmpty()) {
                return;
            }
        }
        if (!isDone()) {
            pass(end);
        }
    }

    /**
     * Changes the number of slots. Slots that are still starting are given up first; tasks that run go on, and keep their
     * slots until they end.
     */
    void resize(int number) {
        for (int added = slots; added < number && startSeconds > 0; added++) {
            starting.add(now + startSeconds);
        }
        for (int dropped = number; dropped < slots; dropped++) {
            starting.pollLast();
        }
        slots = number;
        start();
    }

    /** Returns what happened since the last call, and begins anew. */
    Window take() {
        Window taken = window;
        window = new Window();
        return taken;
    }

    private double nextArrival() {
        return next < arrivals.size() ? arrivals.get(next).at() : Double.POSITIVE_INFINITY;
    }

    private double nextEnd() {
        return running.isEmpty() ? Double.POSITIVE_INFINITY : running.element().end;
    }

    private double nextReady() {
        return starting.isEmpty() ? Double.POSITIVE_INFINITY : starting.element();
    }

    private void pass(double to) {
        slotSeconds += Math.max(slots, running.size()) * (to - now);
        now = to;
    }

    private void start() {
        while (!queue.isEmpty() && running.size() < slots - starting.size()) {
            Arrival arrival = queue.remove();
            double waited = now - arrival.at();
            waits.add(waited);
            running.add(new Running(now + arrival.duration(), arrival.duration(), waited));
        }
    }
}
