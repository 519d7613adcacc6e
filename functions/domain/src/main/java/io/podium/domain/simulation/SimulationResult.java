package io.podium.domain.simulation;

import java.util.List;
import java.util.SortedMap;

/** When the jobs of a workload ended, and what follows from it. */
public final class SimulationResult {
    private final SimulationRules rules;
    private final List<Job> jobs;
    private final double[] finish;
    private final long preemptions;

    SimulationResult(SimulationRules rules, Workload workload, double[] finish, long preemptions) {
        this.rules = rules;
        this.jobs = workload.jobs();
        this.finish = finish;
        this.preemptions = preemptions;
    }

    /** Returns the rules of the run. */
    public SimulationRules rules() {
        return rules;
    }

    /** Returns the jobs, which are numbered from 0 in this order. */
    public List<Job> jobs() {
        return jobs;
    }

    /** Returns when a job ended, in seconds from the beginning of the workload. */
    public double finishSeconds(int job) {
        return finish[job];
    }

    /** Returns the seconds from a job's arrival to its end. */
    public double responseSeconds(int job) {
        return finish[job] - jobs.get(job).arrivalSeconds();
    }

    /** Returns a job's response time less its duration. Rounding never makes it negative. */
    public double waitSeconds(int job) {
        return Math.max(0, responseSeconds(job) - jobs.get(job).seconds());
    }

    /** Returns how often a running job had to make room. */
    public long preemptions() {
        return preemptions;
    }

    /** Returns how long each tenant's jobs waited. */
    public SortedMap<String, TenantWaits> byTenant() {
        return TenantWaits.of(this);
    }

    /** Returns the figures of the run. */
    public SimulationSummary summary() {
        return SimulationSummary.of(this);
    }
}
