package io.podium.domain.simulation;

import java.util.random.RandomGenerator;

/**
 * Runs workloads in virtual time under the scheduling policies that pools have. Jobs are ranked by what is expected of
 * their durations, which is right unless said otherwise, and preemption costs nothing. A job runs on all its processors at once, and the first one in the order of the policy waits until it
 * has them; under a policy that preempts it takes those of running jobs with more left, if that is enough. Jobs of equal
 * rank go by arrival, then by their place in the workload. The time that a run takes grows as n log n.
 */
public final class Simulator {
    private final SimulationRules rules;

    public Simulator(SimulationRules rules) {
        this.rules = rules;
    }

    /**
     * Runs a workload to its end.
     *
     * @param random drawn from only by policies that are random, and where tenants have the same
     * @throws IllegalArgumentException if a job is wider than the machine or its tenant's quota
     */
    public SimulationResult run(Workload workload, RandomGenerator random, SimulationObserver observer) {
        if (workload.widest() > rules.servers()) {
            throw new IllegalArgumentException("a job takes " + workload.widest() + " processors, the machine has "
                    + rules.servers() + ". Maybe simulate more servers.");
        }
        workload.jobs().forEach(this::requireWithinQuota);
        SimulationRun run = new SimulationRun(rules, workload, random, observer);
        run.run();
        return new SimulationResult(rules, workload, run.finish(), run.preemptions());
    }

    private void requireWithinQuota(Job job) {
        int quota = rules.sharing().of(job.tenant()).slotsOrUnbounded();
        if (job.processors() > quota) {
            throw new IllegalArgumentException("a job of tenant " + job.tenant() + " takes " + job.processors()
                    + " processors, and its quota is " + quota + ". Maybe raise the quota.");
        }
    }
}
