package io.podium.local.simulation;

import io.podium.domain.estimation.Projection;
import io.podium.domain.simulation.EstimateAudit;
import io.podium.domain.simulation.EstimateCoverage;
import io.podium.domain.simulation.SimulationRules;
import io.podium.domain.simulation.Simulator;
import io.podium.local.page.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** How often the estimated starts of waiting tasks held in simulation, for each policy. */
public final class EstimateTable {
    /** Enough for a percent of coverage. */
    public static final int MOST = 2_000;

    private final Map<String, EstimateCoverage> byPolicy = new LinkedHashMap<>();
    private final int most;

    /**
     * @param most tasks that are looked at under each policy
     */
    public EstimateTable(int most) {
        this.most = most;
    }

    /**
     * Simulates a trace once more, with an estimate for each task that has to wait.
     *
     * @param variation how far durations are thought to stray from what is expected of them
     * @throws IllegalArgumentException if tasks take more than one server, or overtake by backfilling
     */
    public void add(SimulatedTrace trace, SimulationRules rules, double variation, long seed) {
        EstimateAudit audit = new EstimateAudit(rules, trace.workload(), variation, most, new SplittableRandom(seed));
        new Simulator(rules).run(trace.workload(), new SplittableRandom(seed), audit);
        byPolicy.put(rules.policy(), audit.coverage());
    }

    /** Returns how the estimates did under a policy. */
    EstimateCoverage coverage(String policy) {
        return byPolicy.getOrDefault(policy, EstimateCoverage.NONE);
    }

    /** Returns the figures of one policy as JSON has them. */
    public Map<String, Object> tree(String policy) {
        EstimateCoverage coverage = coverage(policy);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("estimated", (long) coverage.estimates());
        tree.put("stated", Projection.COVERAGE);
        tree.put("held", coverage.held());
        tree.put("early", coverage.early());
        tree.put("late", coverage.late());
        tree.put("open", coverage.open());
        tree.put("medianErrorSeconds", finite(coverage.medianErrorSeconds()));
        tree.put("medianWidthSeconds", finite(coverage.medianWidthSeconds()));
        return tree;
    }

    /** Returns the figures for people, a line each policy. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Estimated starts of tasks that had to wait, with an interval meant to hold in "
                + percent(Projection.COVERAGE) + " of cases:");
        lines.add(row("", "estimated", "held", "too early", "too late", "no end", "p50 error s", "p50 width s"));
        byPolicy.forEach((policy, coverage) -> lines.add(row(
                policy,
                Figure.count(coverage.estimates()),
                percent(coverage.held()),
                percent(coverage.early()),
                percent(coverage.late()),
                percent(coverage.open()),
                cell(coverage.medianErrorSeconds()),
                cell(coverage.medianWidthSeconds()))));
        return lines;
    }

    private static @Nullable Double finite(double value) {
        return Double.isInfinite(value) ? null : value;
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static String cell(double value) {
        return Double.isInfinite(value) ? "no end" : Figure.exact(value, 2);
    }

    private static String row(String name, String... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-8s", name));
        for (String cell : cells) {
            row.append(String.format(Locale.ROOT, "%13s", cell));
        }
        return row.toString();
    }
}
