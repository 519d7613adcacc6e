package io.podium.local.report;

import io.podium.lambda.json.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a report for people. */
public final class TextReport {
    private static final int SHOWN = 10;
    private static final int PLANS_SHOWN = 5;

    private final List<String> lines = new ArrayList<>();

    private TextReport() {}

    /** Returns the lines of a report. */
    public static List<String> lines(ReplayReport report) {
        TextReport text = new TextReport();
        text.run(report);
        text.usage(report.usage());
        text.plans(report.plans());
        text.cost(new Tree(report.cost()));
        text.checks(report);
        return List.copyOf(text.lines);
    }

    private void run(ReplayReport report) {
        ReplayReport.Run run = report.run();
        add(
                "Replayed %s: %d tasks, %.0f s of work, in %.0f s of virtual time and %.1f s of real time.",
                run.trace(), run.tasks(), run.workSeconds(), run.virtualSeconds(), run.realSeconds());
        add("");
        add("Tasks       %s", counts(report.states()));
        add("Attempts    %d, %d of them preempted", run.attempts(), run.preemptions());
        add("");
        add("Seconds         mean       p50       p99       max");
        add("  wait    %s", times(report.waits()));
        add("  response%s", times(report.responses()));
        add("");
    }

    private static String counts(Map<String, Long> states) {
        return states.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String times(Spread spread) {
        return String.format(
                Locale.ROOT, "%10.2f%10.2f%10.2f%10.2f", spread.mean(), spread.p50(), spread.p99(), spread.max());
    }

    private void usage(Usage usage) {
        add("In use          mean      peak  available");
        add("  %-10s%s", "slots", amounts(usage.slots()));
        usage.resources().forEach((kind, amount) -> add("  %-10s%s", kind, amounts(amount)));
        add("");
    }

    private static String amounts(Usage.Amount amount) {
        return String.format(Locale.ROOT, "%8.1f%10.1f%11.1f", amount.mean(), amount.peak(), amount.most());
    }

    private void plans(List<Map<?, ?>> plans) {
        add("Plans       %d made by the optimizer%s", plans.size(), plans.size() > PLANS_SHOWN ? "; the latest:" : "");
        for (int i = 0; i < Math.min(PLANS_SHOWN, plans.size()); i++) {
            Tree tree = new Tree(plans.get(i));
            add(
                    "  %s. %s at %s, %s USD/h: %s",
                    tree.at("version").value(),
                    tree.at("status").text().orElse(""),
                    tree.at("createdAt").text().orElse(""),
                    rounded(tree.at("costPerHour").value()),
                    meaning(tree.at("status").text().orElse("")));
            if (i == 0) {
                tree.at("reasons").elements().forEach(reason -> add("     %s", reason.value()));
            }
        }
        add("");
    }

    private static String meaning(String status) {
        return switch (status) {
            case "converged" -> "nothing is to change.";
            case "adjusting" -> "something changes, or is waited for.";
            case "oscillating" -> "a service went up and down though its load stayed the same.";
            case "infeasible" -> "not all that is wanted can be had.";
            default -> "";
        };
    }

    private static String rounded(@Nullable Object usd) {
        return usd instanceof Number number ? String.format(Locale.ROOT, "%.4f", number.doubleValue()) : "unknown";
    }

    private void cost(Tree cost) {
        add(
                "AWS calls that this would have been, at list prices of %s:",
                cost.at("prices").value());
        add("  %-36s%10s  %s", "operation", "calls", "billed units");
        if (cost.at("operations").value() instanceof Map<?, ?> operations) {
            operations.forEach((operation, row) -> {
                Tree tree = new Tree(row);
                add("  %-36s%10s  %s", operation, tree.at("calls").value(), units(tree.at("units")));
            });
        }
        add(
                "  %s USD for this run, %s USD per million tasks",
                cost.at("usd").value(), cost.at("usdPerMillionTasks").value());
        add("");
    }

    private static String units(Tree units) {
        if (!(units.value() instanceof Map<?, ?> byName)) {
            return "";
        }
        return byName.entrySet().stream()
                .map(entry -> number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String number(@Nullable Object amount) {
        double value = amount instanceof Number number ? number.doubleValue() : 0;
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private void checks(ReplayReport report) {
        ReplayReport.Checks checks = report.checks();
        add("Invariants  %s, looked at %d times while it ran", checks.hold() ? "hold" : "BROKEN", checks.looks());
        problems("lost", checks.lost());
        problems("run twice", checks.repeated());
        problems("broken", checks.broken());
    }

    private void problems(String name, List<String> found) {
        if (!found.isEmpty()) {
            add("  %s: %d", name, found.size());
            found.stream().limit(SHOWN).forEach(one -> add("    %s", one));
        }
    }

    private void add(String format, @Nullable Object... values) {
        lines.add(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
}
