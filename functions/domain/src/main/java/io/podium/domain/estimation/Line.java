package io.podium.domain.estimation;

import java.util.List;
import java.util.Objects;

/**
 * A waiting task's place: what has the slots, what goes first, and what may yet come before it.
 *
 * @param slots how many tasks run at a time, at least 1
 * @param running the tasks that have slots
 * @param ahead the tasks that wait and go first, in order
 * @param newcomers what may yet arrive
 * @param rank the task's own rank, as a newcomer's would be that arrives now
 */
public record Line(int slots, List<Running> running, List<Belief> ahead, Newcomers newcomers, double rank) {
    public Line {
        running = List.copyOf(running);
        ahead = List.copyOf(ahead);
        Objects.requireNonNull(newcomers);
        if (slots < 1) {
            throw new IllegalArgumentException("a line has at least one slot, not " + slots);
        }
    }

    /** Returns the seconds of work that are expected to be done before the task starts, new arrivals apart. */
    public double aheadSeconds() {
        return running.stream().mapToDouble(Running::leftSeconds).sum()
                + ahead.stream().mapToDouble(Belief::mean).sum();
    }
}
