package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what changed from one plan to another, and why. */
public final class PlanDifference {

    private static final double WORTH_SAYING = 0.05;

    private PlanDifference() {}

    /** Returns one sentence per service whose instances differ, and one for the cost; none where nothing changed. */
    public static List<String> words(Plan before, Plan after) {
        Set<String> services = new TreeSet<>(before.instances().keySet());
        services.addAll(after.instances().keySet());
        List<String> sentences = new ArrayList<>();
        for (String id : services) {
            int from = before.instancesOf(id);
            int to = after.instancesOf(id);
            if (from != to) {
                sentences.add("Service " + id + " goes from " + from + " to " + Phrases.count(to, "instance")
                        + cause(before.estimates().get(id), after.estimates().get(id)) + ".");
            } else if (!before.instances()
                    .getOrDefault(id, Map.of())
                    .equals(after.instances().getOrDefault(id, Map.of()))) {
                sentences.add("Service " + id + " keeps " + Phrases.count(to, "instance") + " in other pools.");
            }
        }
        if (!sentences.isEmpty()) {
            sentences.add("The plan costs " + Phrases.money(after.costPerHour()) + "/h instead of "
                    + Phrases.money(before.costPerHour()) + "/h.");
        }
        return sentences;
    }

    private static String cause(@Nullable ServiceEstimate before, @Nullable ServiceEstimate after) {
        if (before == null || after == null) {
            return "";
        }
        List<String> causes = new ArrayList<>();
        note(causes, "arrivals", "/s", before.arrivalsPerSecond(), after.arrivalsPerSecond());
        Double slow = before.meanServiceSeconds();
        Double fast = after.meanServiceSeconds();
        if (slow != null && fast != null) {
            note(causes, "service time", " s", slow, fast);
        }
        note(causes, "failures", " %", 100 * before.failureShare(), 100 * after.failureShare());
        note(causes, "backlog", " tasks", Math.rint(before.backlog()), Math.rint(after.backlog()));
        return causes.isEmpty() ? "" : ": " + String.join(", ", causes);
    }

    private static void note(List<String> causes, String what, String unit, double before, double after) {
        double change = Math.abs(after - before);
        if (change > WORTH_SAYING * Math.max(before, after) && change > 1e-9) {
            causes.add(what + " went from " + Phrases.number(before) + " to " + Phrases.number(after) + unit);
        }
    }
}
