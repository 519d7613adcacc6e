package io.podium.domain.simulation;

import java.util.List;

/**
 * Jobs in the order of their arrival.
 *
 * @param jobs at least one, none before one that arrives earlier
 */
public record Workload(List<Job> jobs) {
    public Workload {
        jobs = List.copyOf(jobs);
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException("a workload has at least one job");
        }
        for (int i = 1; i < jobs.size(); i++) {
            if (jobs.get(i).arrivalSeconds() < jobs.get(i - 1).arrivalSeconds()) {
                throw new IllegalArgumentException(
                        "job " + i + " arrives before the one in front of it. Maybe sort them.");
            }
        }
    }

    /** Returns how many jobs there are. */
    public int size() {
        return jobs.size();
    }

    /** Returns the processors that the widest job takes. */
    public int widest() {
        return jobs.stream().mapToInt(Job::processors).max().orElseThrow();
    }
}
