package io.podium.local.planning;

import io.podium.local.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a replay under the planning loop cost and how long tasks waited, beside a fixed number of slots.
 *
 * @param trace the trace's name
 * @param tasks its tasks
 * @param workSlots slots that the tasks' own durations keep busy on average under the loop, which no plan can be below
 * @param planned the slots of the plans
 * @param fixed the fewest slots, held all the time, with which the p99 wait is no longer than under the loop
 * @param plans plans made
 * @param changes plans that changed the number of slots
 */
public record PlanReplayResult(
        String trace, int tasks, double workSlots, SlotUse planned, SlotUse fixed, int plans, int changes) {

    private static final int MOST_FIXED_SLOTS = 4_096;

    static PlanReplayResult of(Trace trace, PlannedSlots slots, int plans, int changes) {
        double[] waits =
                slots.waits().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        SlotUse planned = SlotUse.of(slots.slotSeconds(), slots.now(), waits);
        int fewest = FixedSlots.fewest(trace.arrivals(), planned.p99WaitSeconds(), MOST_FIXED_SLOTS);
        return new PlanReplayResult(
                trace.name(),
                waits.length,
                trace.workSeconds() / slots.now(),
                planned,
                FixedSlots.use(trace.arrivals(), fewest),
                plans,
                changes);
    }

    /** Returns what the plans cost as a share of what the fixed slots cost. */
    public double share() {
        return planned.usd() / fixed.usd();
    }

    /** Returns the result as a tree for JSON. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("trace", trace);
        tree.put("tasks", (long) tasks);
        tree.put("workSlots", workSlots);
        tree.put("planned", planned.tree());
        tree.put("fixed", fixed.tree());
        tree.put("share", share());
        tree.put("plans", (long) plans);
        tree.put("changes", (long) changes);
        return tree;
    }

    /** Returns the result as a table in words. */
    public List<String> lines() {
        return List.of(
                String.format(Locale.ROOT, "%s: %d tasks, work for %.2f slots on average.", trace, tasks, workSlots),
                String.format(Locale.ROOT, "%-18s%10s%10s", "", "planned", "fixed"),
                row("slots, mean", "%.2f", SlotUse::meanSlots),
                row("cost, USD", "%.4f", SlotUse::usd),
                row("wait, mean s", "%.1f", SlotUse::meanWaitSeconds),
                row("wait, p99 s", "%.1f", SlotUse::p99WaitSeconds),
                String.format(Locale.ROOT, "%d plans were made, and %d of them changed something.", plans, changes),
                String.format(
                        Locale.ROOT,
                        "The plans cost %.1f %% of the fixed slots, which are the fewest with a p99 wait as short.",
                        100 * share()));
    }

    private String row(String name, String format, ToDoubleFunction<SlotUse> figure) {
        return String.format(
                Locale.ROOT,
                "%-18s%10s%10s",
                name,
                String.format(Locale.ROOT, format, figure.applyAsDouble(planned)),
                String.format(Locale.ROOT, format, figure.applyAsDouble(fixed)));
    }
}
