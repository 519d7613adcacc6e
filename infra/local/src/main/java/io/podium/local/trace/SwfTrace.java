package io.podium.local.trace;

import java.util.Comparator;
import java.util.List;

/**
 * Jobs of a trace in the Standard Workload Format, in the order of their arrival.
 *
 * @param name where the trace comes from
 * @param jobs at least one, by time of arrival
 * @param skipped how many jobs were left out because their run time or processors are unknown or none
 * @param wasSorted whether they stood in this order already
 */
public record SwfTrace(String name, List<SwfJob> jobs, int skipped, boolean wasSorted) {
    public SwfTrace {
        jobs = List.copyOf(jobs);
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException(name + " has no jobs; a trace has at least one");
        }
    }

    /** Puts jobs into the order of their arrival; those that arrive at one time keep theirs. */
    static SwfTrace of(String name, List<SwfJob> jobs, int skipped) {
        List<SwfJob> sorted =
                jobs.stream().sorted(Comparator.comparingDouble(SwfJob::at)).toList();
        return new SwfTrace(name, sorted, skipped, sorted.equals(jobs));
    }
}
