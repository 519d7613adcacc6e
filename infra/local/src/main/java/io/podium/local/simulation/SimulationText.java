package io.podium.local.simulation;

import io.podium.domain.simulation.Backfill;
import io.podium.domain.simulation.SimulationRules;
import io.podium.domain.simulation.SimulationSummary;
import io.podium.local.page.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the figures of simulations for people. */
public final class SimulationText {
    private SimulationText() {}

    /** Returns the lines that tell of one run. */
    public static List<String> lines(Simulated run) {
        SimulationSummary summary = run.summary();
        List<String> lines = new ArrayList<>();
        lines.add(run.trace().name() + " on " + servers(run.rules()) + " under " + rules(run.rules()));
        run.trace().notes().forEach(note -> lines.add("Note: " + note + "."));
        lines.add("");
        lines.add(line("tasks", summary.tasks()));
        lines.add(line("mean wait", summary.meanWaitSeconds(), "s"));
        lines.add(line("p50 wait", summary.p50WaitSeconds(), "s"));
        lines.add(line("p99 wait", summary.p99WaitSeconds(), "s"));
        lines.add(line("max wait", summary.maxWaitSeconds(), "s"));
        lines.add(line("mean response", summary.meanResponseSeconds(), "s"));
        lines.add(line("mean bounded slowdown", summary.meanBoundedSlowdown(), ""));
        lines.add(line("preemptions", summary.preemptions()));
        lines.add(line("makespan", summary.makespanSeconds(), "s"));
        if (run.trace().hasTenants()) {
            lines.add("");
            lines.addAll(TenantText.lines(run));
        }
        return lines;
    }

    /** Returns the lines of a table with a row for each run of one trace. */
    public static List<String> table(List<Simulated> runs) {
        Simulated first = runs.get(0);
        List<String> lines = new ArrayList<>();
        lines.add(first.trace().name() + ", " + Figure.count(first.summary().tasks()) + " tasks, on "
                + servers(first.rules()) + (first.rules().backfill() == Backfill.EASY ? " with EASY backfilling" : ""));
        notes(runs).forEach(note -> lines.add("Note: " + note + "."));
        lines.add("");
        lines.add(row("Seconds", "mean wait", "p50 wait", "p99 wait", "max wait", "response", "slowdown", "makespan"));
        for (Simulated run : runs) {
            SimulationSummary summary = run.summary();
            lines.add(row(
                            policy(run.rules()),
                            cell(summary.meanWaitSeconds()),
                            cell(summary.p50WaitSeconds()),
                            cell(summary.p99WaitSeconds()),
                            cell(summary.maxWaitSeconds()),
                            cell(summary.meanResponseSeconds()),
                            cell(summary.meanBoundedSlowdown()),
                            cell(summary.makespanSeconds()))
                    + preemptions(summary));
        }
        if (first.trace().hasTenants()) {
            runs.forEach(run -> {
                lines.add("");
                lines.addAll(TenantText.lines(run));
            });
        }
        return lines;
    }

    /** Returns what a reader who compares these runs should know. */
    static List<String> notes(List<Simulated> runs) {
        SimulatedTrace trace = runs.get(0).trace();
        List<String> notes = new ArrayList<>(trace.notes());
        if (!trace.hasDeadlines() && runs.stream().anyMatch(run -> run.policy().equals("edf"))) {
            notes.add("no task has a deadline, so edf goes by arrival");
        }
        return notes;
    }

    /** Returns the policy with the parameter that matters to it. */
    static String policy(SimulationRules rules) {
        return rules.policy().equals("dps") ? "dps, aging " + Figure.plain(rules.agingRate()) : rules.policy();
    }

    static String servers(SimulationRules rules) {
        return Figure.count(rules.servers()) + (rules.servers() == 1 ? " server" : " servers");
    }

    private static String rules(SimulationRules rules) {
        return policy(rules) + (rules.backfill() == Backfill.EASY ? ", with EASY backfilling" : "");
    }

    private static String preemptions(SimulationSummary summary) {
        return summary.preemptions() == 0 ? "" : "  " + Figure.count(summary.preemptions()) + " preemptions";
    }

    static String row(String name, String... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-16s", name));
        for (String cell : cells) {
            row.append(String.format(Locale.ROOT, "%14s", cell));
        }
        return row.toString();
    }

    static String cell(double value) {
        return Figure.exact(value, 3);
    }

    private static String line(String name, long count) {
        return String.format(Locale.ROOT, "%-22s%14s", name, Figure.count(count));
    }

    private static String line(String name, double value, String unit) {
        return String.format(Locale.ROOT, "%-22s%14s %s", name, cell(value), unit)
                .stripTrailing();
    }
}
