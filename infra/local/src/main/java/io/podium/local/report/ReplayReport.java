package io.podium.local.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What came of a replay.
 *
 * @param run what was replayed and how
 * @param states tasks by state
 * @param waits how long tasks did not run, of those that succeeded
 * @param responses from submission to success
 * @param usage slots and resources in use
 * @param plans the optimizer's plans as the API shows them, latest first
 * @param cost what the meter counted, with prices, as a tree
 * @param checks the invariants
 */
public record ReplayReport(
        Run run,
        SortedMap<String, Long> states,
        Spread waits,
        Spread responses,
        Usage usage,
        List<Map<?, ?>> plans,
        Map<String, Object> cost,
        Checks checks) {

    /**
     * What was replayed and how.
     *
     * @param trace its name
     * @param tasks how many tasks it has
     * @param workSeconds the sum of their durations
     * @param speed virtual seconds in a real one
     * @param virtualSeconds how long it took in virtual time
     * @param realSeconds how long it took in real time
     * @param attempts how many attempts workers began
     * @param preemptions how many of them gave their task back because it was asked back
     */
    public record Run(
            String trace,
            int tasks,
            double workSeconds,
            double speed,
            double virtualSeconds,
            double realSeconds,
            long attempts,
            long preemptions) {}

    /**
     * The invariants.
     *
     * @param looks how often the ledgers were looked at
     * @param lost accepted tasks that are in no final state, or gone
     * @param repeated tasks that two workers owned at a time or completed
     * @param broken other rules that were broken, in words
     */
    public record Checks(int looks, List<String> lost, List<String> repeated, List<String> broken) {
        public Checks {
            lost = List.copyOf(lost);
            repeated = List.copyOf(repeated);
            broken = List.copyOf(broken);
        }

        /** Returns whether all is as it should be. */
        public boolean hold() {
            return lost.isEmpty() && repeated.isEmpty() && broken.isEmpty();
        }
    }

    public ReplayReport {
        plans = List.copyOf(plans);
    }

    /** Returns the report as a tree. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("trace", run.trace());
        tree.put("tasks", (long) run.tasks());
        tree.put("workSeconds", Spread.rounded(run.workSeconds()));
        tree.put("speed", run.speed());
        tree.put("virtualSeconds", Spread.rounded(run.virtualSeconds()));
        tree.put("realSeconds", Spread.rounded(run.realSeconds()));
        tree.put("attempts", run.attempts());
        tree.put("preemptions", run.preemptions());
        tree.put("states", new LinkedHashMap<>(states));
        tree.put("waitSeconds", waits.tree());
        tree.put("responseSeconds", responses.tree());
        tree.put("usage", usageTree());
        tree.put("plans", plans);
        tree.put("cost", cost);
        Map<String, Object> checked = new LinkedHashMap<>();
        checked.put("hold", checks.hold());
        checked.put("looks", (long) checks.looks());
        checked.put("lost", checks.lost());
        checked.put("repeated", checks.repeated());
        checked.put("broken", checks.broken());
        tree.put("invariants", checked);
        return tree;
    }

    private Map<String, Object> usageTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("slots", tree(usage.slots()));
        usage.resources().forEach((kind, amount) -> tree.put(kind, tree(amount)));
        return tree;
    }

    private static Map<String, Object> tree(Usage.Amount amount) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("mean", Spread.rounded(amount.mean()));
        tree.put("peak", Spread.rounded(amount.peak()));
        tree.put("most", Spread.rounded(amount.most()));
        return tree;
    }
}
