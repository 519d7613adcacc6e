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
     * @param random drawn from only by policies that are random
     * @throws IllegalArgumentException if a job is wider than the machine
     */
    public SimulationResult run(Workload workload, RandomGenerator random, SimulationObserver observer) {
        if (workload.widest() > rules.servers()) {
            throw new IllegalArgumentException("a job takes " + workload.widest() + " processors, the machine has "
                    + rules.servers() + ". Maybe simulate more servers.");
        }
        SimulationRun run = new SimulationRun(rules, workload, random, observer);
        run.run();
        return new SimulationResult(rules, workload, run.finish(), run.preemptions());
    }
}
