package io.podium.local.simulation;

import io.podium.domain.simulation.SimulationResult;
import io.podium.domain.simulation.SimulationRules;
import io.podium.domain.simulation.SimulationSummary;
import io.podium.domain.simulation.Simulator;
import io.podium.domain.simulation.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A trace that was simulated under one policy.
 *
 * @param trace the trace
 * @param result when its jobs ended
 * @param timeline how full the servers were
 * @param summary the figures
 */
public record Simulated(SimulatedTrace trace, SimulationResult result, Timeline timeline, SimulationSummary summary) {

    /** Simulates a trace; the seed matters to random policies only. */
    public static Simulated run(SimulatedTrace trace, SimulationRules rules, long seed) {
        Timeline timeline = new Timeline();
        SimulationResult result = new Simulator(rules).run(trace.workload(), new SplittableRandom(seed), timeline);
        return new Simulated(trace, result, timeline, result.summary());
    }

    /** Returns the rules of the run. */
    public SimulationRules rules() {
        return result.rules();
    }

    /** Returns the policy's name. */
    public String policy() {
        return rules().policy();
    }

    /** Returns when the last job ended, in seconds from the beginning of the trace. */
    public double endSeconds() {
        return trace.workload().jobs().get(0).arrivalSeconds() + summary.makespanSeconds();
    }

    /** Returns the figures as JSON has them. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("policy", policy());
        tree.put("servers", rules().servers());
        tree.put("tasks", summary.tasks());
        tree.put("meanWaitSeconds", summary.meanWaitSeconds());
        tree.put("p50WaitSeconds", summary.p50WaitSeconds());
        tree.put("p99WaitSeconds", summary.p99WaitSeconds());
        tree.put("maxWaitSeconds", summary.maxWaitSeconds());
        tree.put("meanResponseSeconds", summary.meanResponseSeconds());
        tree.put("meanBoundedSlowdown", summary.meanBoundedSlowdown());
        tree.put("preemptions", summary.preemptions());
        tree.put("makespanSeconds", summary.makespanSeconds());
        tree.put("skipped", trace.skipped());
        tree.put("sorted", !trace.wasSorted());
        if (trace.hasTenants()) {
            tree.put("fairness", rules().sharing().fairness());
            tree.put("tenants", tenants());
        }
        return tree;
    }

    private Map<String, Object> tenants() {
        Map<String, Object> tenants = new LinkedHashMap<>();
        result.byTenant().forEach((tenant, waits) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("tasks", waits.tasks());
            figures.put("meanWaitSeconds", waits.meanWaitSeconds());
            figures.put("p99WaitSeconds", waits.p99WaitSeconds());
            figures.put("maxWaitSeconds", waits.maxWaitSeconds());
            tenants.put(tenant, figures);
        });
        return tenants;
    }
}
