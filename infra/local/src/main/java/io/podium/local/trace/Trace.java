package io.podium.local.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tasks in the order of their arrival.
 *
 * @param name where the trace comes from
 * @param arrivals at least one, by time of arrival
 * @param wasSorted whether they stood in this order already
 */
public record Trace(String name, List<Arrival> arrivals, boolean wasSorted) {
    public Trace {
        arrivals = List.copyOf(arrivals);
        if (arrivals.isEmpty()) {
            throw new IllegalArgumentException(name + " has no tasks; a trace has at least one");
        }
    }

    /** Puts tasks into the order of their arrival; those that arrive at one time keep theirs. */
    public static Trace of(String name, List<Arrival> arrivals) {
        List<Arrival> sorted = arrivals.stream()
                .sorted(Comparator.comparingDouble(Arrival::at))
                .toList();
        return new Trace(name, sorted, sorted.equals(arrivals));
    }

    /** Returns the seconds from the beginning to the last arrival. */
    public double spanSeconds() {
        return arrivals.get(arrivals.size() - 1).at();
    }

    /** Returns the sum of the durations in seconds. */
    public double workSeconds() {
        return arrivals.stream().mapToDouble(Arrival::duration).sum();
    }

    /** Returns the task types. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        arrivals.forEach(arrival -> types.add(arrival.type()));
        return types;
    }
}
