package io.podium.local.cli;

import io.podium.local.torture.SeedResult;
import io.podium.local.torture.TortureReport;
import io.podium.local.torture.world.BrokenRule;
import io.podium.local.torture.world.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Tortured worlds in words, and as a tree. */
final class TortureText {
    private TortureText() {}

    /** Returns the lines about a world in which something was broken. */
    static List<String> failure(SeedResult result, long steps) {
        BrokenRule broken = Objects.requireNonNull(result.broken());
        List<String> lines = new ArrayList<>();
        lines.add("FAILED  " + replay(result.seed(), steps) + "  step " + broken.step() + ": " + broken.rule());
        result.last().forEach(line -> lines.add("    " + line));
        return lines;
    }

    private static String replay(long seed, long steps) {
        return "podium torture --seeds " + seed + ".." + seed + " --steps " + steps;
    }

    /** Returns the lines about all worlds. */
    static List<String> summary(TortureReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d seeds, %,d steps, %,d tasks, %,d virtual hours in %.1f s; %d failed",
                report.seeds(),
                report.allSteps(),
                report.tasks(),
                report.virtualSeconds() / 3_600,
                report.seconds(),
                report.failures().size()));
        for (Fault fault : Fault.values()) {
            lines.add(String.format(
                    Locale.ROOT, "  %-22s %,12d", fault.label(), report.faults().getOrDefault(fault, 0L)));
        }
        return lines;
    }

    /** Returns all of a report as a plain tree. */
    static Map<String, Object> tree(TortureReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("from", report.from());
        tree.put("to", report.to());
        tree.put("stepsUnderFaults", report.steps());
        tree.put("seeds", report.seeds());
        tree.put("steps", report.allSteps());
        tree.put("tasks", report.tasks());
        tree.put("virtualSeconds", report.virtualSeconds());
        tree.put("seconds", report.seconds());
        Map<String, Object> faults = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            faults.put(fault.label(), report.faults().getOrDefault(fault, 0L));
        }
        tree.put("faults", faults);
        tree.put(
                "failures",
                report.failures().stream()
                        .map(result -> failureTree(result, report.steps()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> failureTree(SeedResult result, long steps) {
        BrokenRule broken = Objects.requireNonNull(result.broken());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seed", result.seed());
        tree.put("replay", replay(result.seed(), steps));
        tree.put("step", broken.step());
        tree.put("rule", broken.rule());
        tree.put("last", result.last());
        return tree;
    }
}
